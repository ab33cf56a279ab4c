using System.Text.Json.Serialization;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>How much something is, with its unit.</summary>
internal sealed record Quantity(long Amount, string Units);

/// <summary>That something was taken away from a ticket.</summary>
internal sealed record TakenAwayResource(string By, DateTimeOffset Date)
{
    public static TakenAwayResource Of(Withdrawal withdrawal) => new(withdrawal.By, withdrawal.Time);
}

/// <summary>A TMF621 attachment: a picture on a ticket.</summary>
internal sealed record AttachmentResource(
    string Id, string Href, string AttachmentType, string MimeType, string Name, string Description, string Url, Quantity Size, int Width, int Height, string Author, DateTimeOffset Date)
{
    [JsonPropertyName("@type")]
    public string Type { get; } = "Attachment";

    /// <summary>Beyond the standard: a small form of it.</summary>
    public string SmallUrl => $"{Url}/small";

    /// <summary>Beyond the standard: who took it away again, and when; there is nothing to fetch any more.</summary>
    public TakenAwayResource? TakenAway { get; init; }

    public static AttachmentResource Of(string ticket, Picture picture, Withdrawal? withdrawal = null)
    {
        var here = Here(ticket, picture);
        return withdrawal is null ? here : here with { Description = "", Size = here.Size with { Amount = 0 }, TakenAway = TakenAwayResource.Of(withdrawal) };
    }

    private static AttachmentResource Here(string ticket, Picture picture)
    {
        var url = $"/api/tickets/{Uri.EscapeDataString(ticket)}/pictures/{picture.Id}";
        return new(
            picture.Id, url, "picture", picture.MediaType, $"{ticket}-{picture.Id}", picture.Text, url, new Quantity(picture.Octets, "octets"), picture.Width, picture.Height, picture.User, picture.Time);
    }
}
