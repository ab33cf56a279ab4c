namespace Assurance.Dashboard.Api;

/// <summary>Somebody who had acknowledged or shelved something before the caller could.</summary>
internal sealed record Quicker(string Id, string By, DateTimeOffset Time);
