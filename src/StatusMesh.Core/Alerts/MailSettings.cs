namespace StatusMesh.Core.Alerts;

/// <summary>How mail is sent.</summary>
public sealed record MailSettings
{
    /// <summary>Name or address of the SMTP server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port, 1..65535. Default 587; 465 speaks TLS from the first byte (RFC 8314), any other upgrades with STARTTLS where it can.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Account; null: no login.</summary>
    public string? User { get; init; }

    /// <summary>Password of the account. Never sent over a connection without TLS.</summary>
    public string? Password { get; init; }

    /// <summary>Address that mails come from.</summary>
    public required string From { get; init; }

    /// <summary>Addresses that they go to, 1..20.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The server only: records show themselves in logs and exceptions.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
