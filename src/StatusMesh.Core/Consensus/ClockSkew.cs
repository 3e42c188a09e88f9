namespace StatusMesh.Core.Consensus;

/// <summary>Sets the times of a region right whose clock is ahead: a vote from the future would make all others look old.</summary>
public static class ClockSkew
{
    /// <summary>Difference that is left as it is.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    /// <summary>The message with times that are not in the future.</summary>
    /// <param name="message">The message as it came.</param>
    /// <param name="now">Our own time, UTC.</param>
    /// <param name="skew">By how much its times were moved; zero when they were not.</param>
    public static VotesMessage Correct(VotesMessage message, DateTimeOffset now, out TimeSpan skew)
    {
        var ahead = (message.Votes.Max(vote => vote.Vote.CheckedAt) ?? now) - now;
        skew = ahead > Tolerated ? ahead : TimeSpan.Zero;
        if (skew == TimeSpan.Zero)
        {
            return message;
        }

        var by = skew;
        return message with
        {
            Tick = message.Tick - by,
            Votes =
            [
                .. message.Votes.Select(entry => entry with
                {
                    Vote = entry.Vote with
                    {
                        CheckedAt = entry.Vote.CheckedAt - by,
                        FirstLookAt = entry.Vote.FirstLookAt - by,
                        Since = entry.Vote.Since - by,
                        RetryAt = entry.Vote.RetryAt - by,
                    },
                }),
            ],
        };
    }
}
