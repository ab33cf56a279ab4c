using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Tickets;
using Assurance.Model.Wording;

namespace Assurance.Correlation.Stages;

/// <summary>What a ticket says of its fault, in English as all records are; pages and messages translate from the fault itself.</summary>
internal static class OpenTicketsWriter
{
    /// <summary>Circuits and customers named in words; the ticket's lists hold all.</summary>
    private const int Named = 20;

    public static Ticket Write(Fault fault, NetworkInventory inventory, DateTimeOffset now)
    {
        var impact = fault.Impact;
        var place = Place(fault, inventory);
        return new Ticket
        {
            Id = TicketRules.IdFor(fault.Id),
            Fault = fault.Id,
            Name = $"{Words.English.Kind(fault.Root.Kind)} {fault.Root.Name}: {Words.English.Condition(fault.Condition)}",
            Description = Describe(fault, place),
            Place = place,
            Priority = PriorityRules.Of(impact, fault.Severity),
            Severity = fault.Severity,
            Status = TicketStatus.Acknowledged,
            CreatedAt = now,
            ChangedAt = now,
            ExpectedResolution = TicketRules.ExpectedResolution(fault, inventory),
            Circuits = [.. impact.Circuits.Select(c => c.Circuit)],
            Customers = [.. impact.Customers.Select(c => c.Customer)],
            Alarms = [.. fault.Alarms.Select(a => a.Alarm)],
            AccountManagers = [.. impact.Customers.Select(c => c.AccountManager).OfType<string>().Distinct(StringComparer.Ordinal)],
            Organizations = Organizations(fault, inventory),
        };
    }

    /// <summary>Whether a ticket says the same of two states of its fault.</summary>
    public static bool SaysTheSame(Fault before, Fault now) =>
        ReferenceEquals(before.Impact, now.Impact) && before.Root == now.Root && before.Condition == now.Condition && before.Reason.Equals(now.Reason)
        && before.IsInferred == now.IsInferred && before.Confidence.Equals(now.Confidence) && before.Severity == now.Severity && before.Site == now.Site
        && before.RaisedAt == now.RaisedAt && (before.Alarms == now.Alarms || before.Alarms.Select(a => a.Alarm).SequenceEqual(now.Alarms.Select(a => a.Alarm)))
        && (before.Organizations == now.Organizations || before.Organizations.SequenceEqual(now.Organizations));

    /// <summary>The ticket as the fault is now; null if that changes nothing in it. A promised time is never put off.</summary>
    public static Ticket? Amend(Ticket ticket, Fault fault, NetworkInventory inventory, DateTimeOffset now)
    {
        var written = Write(fault, inventory, now);
        var expected = ticket.ExpectedResolution is { } promised && !(written.ExpectedResolution < promised) ? promised : written.ExpectedResolution;
        var amended = ticket with
        {
            Name = written.Name,
            Description = written.Description,
            Place = written.Place,
            Priority = written.Priority,
            Severity = written.Severity,
            ExpectedResolution = expected,
            Circuits = Kept(ticket.Circuits, written.Circuits),
            Customers = Kept(ticket.Customers, written.Customers),
            Alarms = Kept(ticket.Alarms, written.Alarms),
            AccountManagers = Kept(ticket.AccountManagers, written.AccountManagers),
            Organizations = Kept(ticket.Organizations, written.Organizations),
        };
        return amended == ticket ? null : amended with { ChangedAt = now };
    }

    // The same array where nothing changed, so that equal tickets compare equal.
    private static ImmutableArray<string> Kept(ImmutableArray<string> before, ImmutableArray<string> now) =>
        before.AsSpan().SequenceEqual(now.AsSpan()) ? before : now;

    private static string Describe(Fault fault, string place)
    {
        var text = new StringBuilder();
        var sure = fault.Confidence.ToString("P0", CultureInfo.InvariantCulture);
        text.Append("Cause: ").Append(Words.English.Of(fault.Reason)).AppendLine(fault.IsInferred ? $" (inferred, {sure} sure)" : "");
        text.Append("Place: ").AppendLine(place.Length == 0 ? "not known to the inventory" : place);
        Append(text, "Circuits", fault.Impact.Circuits.Length, fault.Impact.Circuits.OrderByDescending(c => c.State).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Take(Named).Select(c => $"{c.Number} {Words.English.State(c.State)}"));
        Append(text, "Customers", fault.Impact.Customers.Length, fault.Impact.Customers.OrderByDescending(c => c.State).ThenByDescending(c => c.Stars)
            .ThenBy(c => c.Name, StringComparer.Ordinal).Take(Named).Select(Describe));
        return text.ToString().TrimEnd();
    }

    private static string Describe(AffectedCustomer customer)
    {
        var standing = customer.IsPremier ? "premier account, " : customer.IsKeyAccount ? "key account, " : "";
        return $"{customer.Name} ({standing}{customer.Stars} stars): {Words.English.State(customer.State)}";
    }

    private static void Append(StringBuilder text, string title, int all, IEnumerable<string> first)
    {
        if (all == 0)
        {
            text.Append(title).AppendLine(": none");
            return;
        }

        text.Append(title).Append(" (").Append(CultureInfo.InvariantCulture, $"{all}").Append("): ").AppendJoin("; ", first);
        text.AppendLine(all > Named ? $"; and {all - Named} more" : "");
    }

    private static string Place(Fault fault, NetworkInventory inventory)
    {
        var tables = inventory.Tables;
        if (tables.Cables.TryGetValue(fault.Root.Id, out var cable) && cable.Kind == fault.Root.Kind)
        {
            var ends = new[] { cable.SiteA, cable.SiteZ }.Select(s => SiteName(s, tables)).Where(n => n.Length > 0);
            // In no language: it stands in pages and mails of each.
            return string.Join(" — ", ends);
        }

        return SiteName(fault.Site, tables);
    }

    private static string SiteName(string? id, InventoryTables tables)
    {
        if (id is null || !tables.Sites.TryGetValue(id, out var site))
        {
            return "";
        }

        return site.Organization is { } unit && tables.Organizations.TryGetValue(unit, out var organization) ? $"{site.Name} ({organization.Name})" : site.Name;
    }

    // The fault's units are those of its circuits, too.
    private static ImmutableArray<string> Organizations(Fault fault, NetworkInventory inventory)
    {
        var place = fault.Site is { } site ? inventory.Tables.Sites.GetValueOrDefault(site)?.Organization : null;
        return place is null ? [.. fault.Organizations.Distinct(StringComparer.Ordinal)] : [.. fault.Organizations.Prepend(place).Distinct(StringComparer.Ordinal)];
    }
}
