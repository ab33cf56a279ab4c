using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Settings;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Composition;

/// <summary>Which packs hold where in the fold: those of the journal's beginning, then those each change names. A past is read by the rules of its
/// time, whatever lies in the folders today. Packs lie in <c>packs/</c> by their hash; <c>packs/first</c> names those of the beginning.</summary>
internal sealed partial class RuleKeeper : IRulesInForce
{
    private readonly string store;
    private readonly (string Hash, RuleSet Rules) today;
    private readonly ILogger<RuleKeeper> log;
    private readonly Lock gate = new();
    private (string Hash, RuleSet Rules)? prepared;
    private volatile Held held;

    private RuleKeeper(string store, PackBundle packs, RuleSet compiled, string first, ILogger<RuleKeeper> log)
    {
        (this.store, this.log) = (store, log);
        today = (packs.Hash, compiled);
        held = Hold(first, null);
    }

    public RuleSet Current => held.Rules.Value;

    public string Hash => held.Hash;

    public RulesEntry? Since => held.Since;

    /// <summary>For a running instance: names the beginning where nothing does yet.</summary>
    /// <exception cref="IOException">The packs cannot be kept.</exception>
    public static RuleKeeper Open(string store, PackBundle packs, RuleSet compiled, ILogger<RuleKeeper> log)
    {
        if (First(store) is not { } first)
        {
            packs.Keep(store);
            File.WriteAllText(FirstFile(store), packs.Hash);
            first = packs.Hash;
        }

        return new(store, packs, compiled, first, log);
    }

    /// <summary>For who only reads the past.</summary>
    public static RuleKeeper Read(AssuranceSettings settings)
    {
        var (packs, compiled) = LineFront.LoadPacks(settings.RuleFolders);
        return Read(settings, packs, compiled);
    }

    /// <inheritdoc cref="Read(AssuranceSettings)"/>
    /// <param name="packs">Those of today, which are loaded already.</param>
    public static RuleKeeper Read(AssuranceSettings settings, PackBundle packs, RuleSet compiled) =>
        new(settings.PackStore, packs, compiled, First(settings.PackStore) ?? packs.Hash, NullLogger<RuleKeeper>.Instance);

    public void Prepare(PackBundle packs, RuleSet compiled)
    {
        packs.Keep(store);
        lock (gate)
        {
            prepared = (packs.Hash, compiled);
        }
    }

    /// <summary>Called by the engine. They are compiled when the first message needs them: of changes in a row only the last one costs.</summary>
    public void Apply(RulesEntry entry) => held = Hold(entry.Change.ContentHash, entry);

    private Held Hold(string hash, RulesEntry? since) => new(hash, since, new(() => Compiled(hash)));

    private RuleSet Compiled(string hash)
    {
        if (hash == today.Hash)
        {
            return today.Rules;
        }

        lock (gate)
        {
            if (prepared is { } next && next.Hash == hash)
            {
                return next.Rules;
            }
        }

        try
        {
            return RulePackLoader.Compile(PackBundle.Open(store, hash));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or RulePackException)
        {
            // Messages must be read by something: by what lies in the folders, said loudly.
            LogPacksLost(hash, e.Message);
            return today.Rules;
        }
    }

    private static string FirstFile(string store) => Path.Combine(store, "first");

    private static string? First(string store) => File.Exists(FirstFile(store)) ? File.ReadAllText(FirstFile(store)).Trim() : null;

    [LoggerMessage(Level = LogLevel.Critical, Message = "Rule packs {Hash} that the journal names cannot be used, today's are used instead: {Reason}")]
    private partial void LogPacksLost(string hash, string reason);

    private sealed record Held(string Hash, RulesEntry? Since, Lazy<RuleSet> Rules);
}
