using System.Text.Json.Serialization;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>A TM Forum entity reference.</summary>
internal sealed record Reference(
    string Id, string? Href = null, string? Name = null, string? Role = null, [property: JsonPropertyName("@referredType")] string? ReferredType = null);

/// <summary>A person, unit or customer with the part it has.</summary>
internal sealed record Party(
    string Id, string? Href, string Role, string? Name, [property: JsonPropertyName("@referredType")] string ReferredType);

/// <summary>A circuit as an affected service, with its state now: down, degraded or atRisk.</summary>
internal sealed record AffectedService(
    string Id, string Href, string? Name, string? Number, string? Customer, string? ServiceState, DateTimeOffset? Since,
    [property: JsonPropertyName("@referredType")] string ReferredType);

/// <summary>A stated reason: a code that pages translate, and its arguments.</summary>
internal sealed record Reason(string Code, IReadOnlyList<string> Arguments)
{
    public static Reason Of(Explanation explanation) => new(explanation.Code, explanation.Arguments);
}

/// <summary>Where resources are read.</summary>
internal static class Hrefs
{
    public const string AlarmBase = "/tmf-api/alarm/v4";
    public const string ProblemBase = "/tmf-api/serviceProblemManagement/v4";
    public const string TicketBase = "/tmf-api/troubleTicket/v4";

    public static string Alarm(string id) => $"{AlarmBase}/alarm/{Uri.EscapeDataString(id)}";

    public static string Problem(string id) => $"{ProblemBase}/serviceProblem/{Uri.EscapeDataString(id)}";

    public static string Ticket(string id) => $"{TicketBase}/troubleTicket/{Uri.EscapeDataString(id)}";

    public static string Inventory(string file, string id) => $"/api/inventory/{file}/{Uri.EscapeDataString(id)}";

    /// <summary>The inventory's page of an entity; null for what the inventory does not know.</summary>
    public static string? Entity(string kind, string id, NetworkInventory inventory) => kind switch
    {
        "site" => Inventory("sites", id),
        "device" => Inventory("devices", id),
        "shelf" or "card" or "port" or "interface" or "tunnel" or "peer" => Inventory("resources", id),
        // A fibre may stand in either file.
        "fibre" when inventory.Tables.Links.ContainsKey(id) => Inventory("links", id),
        "duct" or "cable" or "fibre" => Inventory("cables", id),
        "wavelength" or "ethernet" or "ip" or "bgp" => Inventory("links", id),
        "circuit" => Inventory("circuits", id),
        _ => null,
    };

    public static Reference To(EntityRef entity, NetworkInventory inventory) => new(entity.Id, Entity(entity.Kind, entity.Id, inventory), entity.Name, null, entity.Kind);

    public static AffectedService To(AffectedCircuit circuit, string state) => new(
        circuit.Circuit, Inventory("circuits", circuit.Circuit), circuit.Name, circuit.Number, circuit.Customer, state, circuit.Since, "circuit");

    public static Reference ToAlarm(string id, string? role = null) => new(id, Alarm(id), null, role, "Alarm");
}
