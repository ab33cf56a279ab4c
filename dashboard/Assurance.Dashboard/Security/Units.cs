using System.Collections.Frozen;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Security;

/// <summary>The tree of organisation units.</summary>
internal static class Units
{
    public static readonly IReadOnlySet<string> None = FrozenSet<string>.Empty;

    /// <summary>The unit and all below it. Parents that form a ring end where they meet themselves.</summary>
    public static IReadOnlySet<string> Below(string unit, NetworkInventory inventory)
    {
        var children = inventory.Tables.Organizations.Values
            .Where(o => o.Parent is not null)
            .ToLookup(o => o.Parent!, o => o.Id, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal) { unit };
        var open = new Stack<string>([unit]);
        while (open.TryPop(out var next))
        {
            foreach (var child in children[next])
            {
                if (found.Add(child))
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }

    /// <summary>Nothing stands above it. Before any unit is imported there is nothing to tell units apart by, and each counts as top.</summary>
    public static bool IsTop(string unit, NetworkInventory inventory)
    {
        var organizations = inventory.Tables.Organizations;
        return organizations.Count == 0
            || (organizations.TryGetValue(unit, out var known) && (known.Parent is null || !organizations.ContainsKey(known.Parent)));
    }
}

/// <summary>The customers an account manager looks after.</summary>
internal static class Portfolio
{
    private static readonly FrozenSet<string> Team = FrozenSet.Create(StringComparer.Ordinal, "lead", "local", "project", "service");

    /// <summary>Customers whose account manager the user is, or in whose team (contacts.csv) the user stands. The user is the person of that id; else the
    /// one person whose e-mail or name it is.</summary>
    public static IReadOnlySet<string> Of(string user, NetworkInventory inventory)
    {
        if (PersonOf(user, inventory) is not { } person)
        {
            return Units.None;
        }

        var own = inventory.Tables.Customers.Values.Where(c => c.AccountManager == person.Id).Select(c => c.Id);
        var team = inventory.Tables.Contacts.Values.Where(c => c.Person == person.Id && Team.Contains(c.Relation)).Select(c => c.Customer);
        return own.Concat(team).ToFrozenSet(StringComparer.Ordinal);
    }

    public static Person? PersonOf(string user, NetworkInventory inventory)
    {
        var people = inventory.Tables.People;
        if (people.TryGetValue(user, out var byId))
        {
            return byId;
        }

        var named = people.Values
            .Where(p => string.Equals(p.Email, user, StringComparison.OrdinalIgnoreCase) || string.Equals(p.Name, user, StringComparison.Ordinal))
            .Take(2)
            .ToArray();
        return named.Length == 1 ? named[0] : null;
    }
}
