using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>One rule, compiled: when it applies and what it makes.</summary>
internal sealed record Rule(string Id, string Vendor, string File, int Line)
{
    /// <summary>The last part of its id: for a notification's rule the notification's name.</summary>
    public string Name { get; } = Id[(Id.LastIndexOf('.') + 1)..];

    /// <summary>0 for a delivered rule, else the layer of the folder it came from.</summary>
    public int Layer { get; init; }

    public ImmutableArray<Oid> Traps { get; init; } = [];

    /// <summary>Parents whose every notification the rule takes that no rule names: <c>X.*</c>.</summary>
    public ImmutableArray<Oid> TrapParents { get; init; } = [];

    /// <summary>Objects by which the rule takes a notification that no rule names: what binds one of them, whoever defines the notification. An empty
    /// name is any object.</summary>
    public ImmutableArray<Oid> Binds { get; init; } = [];

    public ImmutableArray<Mnemonic> Mnemonics { get; init; } = [];

    /// <summary>Whether it names events in the form of VRP and Comware only; another form of the same name is another maker's.</summary>
    public bool IsSlashed { get; init; }

    /// <summary>Empty: any.</summary>
    public ImmutableArray<NamePattern> Applications { get; init; } = [];

    public ImmutableArray<Template> Templates { get; init; } = [];

    /// <summary>The kind of object that plain words must speak of; empty: the rule reads none.</summary>
    public string Plain { get; init; } = "";

    /// <summary>The condition is that of the notification which the event's name names, where there is one.</summary>
    public bool SharesNotification { get; init; }

    public ImmutableArray<Requirement> Requirements { get; init; } = [];

    /// <summary>The log message within a notification, for the log rules; empty for all other rules.</summary>
    public ValueText Becomes { get; init; } = ValueText.Empty;

    public ObjectSelector Object { get; init; } = ObjectSelector.Device;

    /// <summary>An object whose first and last binding bound a range of rows (RFC 7331): one report each. Null: none.</summary>
    public Oid? Range { get; init; }

    public ImmutableArray<Statement> Statements { get; init; } = [];

    public bool Applies(Facts facts)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.Holds(facts))
            {
                return false;
            }
        }

        return true;
    }

    public bool AppliesTo(string application)
    {
        foreach (var named in Applications)
        {
            if (named.Matches(application))
            {
                return true;
            }
        }

        return Applications.IsEmpty;
    }
}
