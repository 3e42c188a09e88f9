namespace StatusMesh.Core.Consensus;

/// <summary>Sets the times of a region right whose clock is ahead: a vote from the future would make all others look old.</summary>
public static class ClockSkew
{
    // Which node merges a message is chance, so what one corrects and the next does not would jump to and fro. Two clocks that are
    // wrong by 30 s each may be 60 s apart; but votes of short intervals do not live long enough to bear that.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>The message with times that are not in the future.</summary>
    /// <param name="message">The message as it came.</param>
    /// <param name="now">Our own time, UTC.</param>
    /// <param name="interval">The shortest interval of its monitors: a difference of as much is left as it is, 30..60 s; zero without monitors.</param>
    /// <param name="skew">By how much its times were moved; zero when they were not.</param>
    public static VotesMessage Correct(VotesMessage message, DateTimeOffset now, TimeSpan interval, out TimeSpan skew)
    {
        var ahead = (message.Votes.Max(vote => vote.Vote.CheckedAt) ?? now) - now;
        skew = ahead > TimeSpan.FromTicks(Math.Clamp(interval.Ticks, Least.Ticks, Most.Ticks)) ? ahead : TimeSpan.Zero;
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
