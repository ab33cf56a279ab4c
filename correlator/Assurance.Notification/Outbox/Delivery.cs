namespace Assurance.Notification.Outbox;

public enum DeliveryState
{
    /// <summary>In the outbox; to be submitted, or to be tried again.</summary>
    Pending,

    /// <summary>Taken by the mail server, or written as a file where there is none.</summary>
    Sent,

    /// <summary>Refused for good, or given up.</summary>
    Failed,

    /// <summary>The inventory knows no valid address of the recipient.</summary>
    Undeliverable,
}

/// <summary>How far a notice has come. <paramref name="Error"/> says what went wrong last, if anything did.</summary>
public sealed record Delivery(DeliveryState State, int Attempts, string Error);
