using System.Collections.Immutable;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Usm;

/// <summary>The SNMPv3 users that are known (<c>Snmp:Users</c>): for one engine each, or for any.</summary>
public sealed class UsmUsers(ImmutableArray<UsmUser> users)
{
    private readonly ILookup<string, UsmUser> byName = users.ToLookup(u => u.Name, StringComparer.Ordinal);

    /// <summary>Nobody.</summary>
    public static UsmUsers None { get; } = new([]);

    /// <summary>Nobody is known: what is not encrypted is then read unchecked, as v2c is.</summary>
    public bool IsEmpty => byName.Count == 0;

    /// <summary>The user of this name at an engine: the one that is bound to it before the one for any.</summary>
    public UsmUser? Find(string name, EngineId engine)
    {
        UsmUser? any = null;
        foreach (var user in byName[name])
        {
            if (user.EngineId is not { } only)
            {
                any ??= user;
            }
            else if (only == engine)
            {
                return user;
            }
        }

        return any;
    }
}
