using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>One message that changed packs read otherwise, each statement in the words of a case.</summary>
public sealed record ChangedMessage(long Position, string Text, string? RuleBefore, IReadOnlyList<string> Before, string? RuleAfter, IReadOnlyList<string> After);

/// <summary>What changed packs make of messages that came in.</summary>
/// <param name="Taken">Messages that rules of the pack under trial take.</param>
/// <param name="TakenFromOthers">Of these, those another rule took before.</param>
/// <param name="Changes">The first changes met.</param>
public sealed record TrialResult(DateTimeOffset? From, int Messages, int Taken, int TakenFromOthers, int Changed, IReadOnlyList<ChangedMessage> Changes);

/// <summary>Reads messages by two rule sets and lists where they differ.</summary>
public static class RuleTrial
{
    private const int MostChanges = 20;
    private const int LongestText = 300;

    /// <param name="datagrams">Newest first.</param>
    /// <param name="usm">Opens SNMPv3, one receiver for each message.</param>
    /// <param name="file">The pack file under trial, of the last layer.</param>
    public static TrialResult Run(IEnumerable<DatagramEntry> datagrams, RuleSet before, RuleSet after, string file, NetworkInventory inventory, Func<UsmReceiver>? usm = null)
    {
        var own = after.Rules.Where(r => r.File == file && r.Layer > 0).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var changes = new List<ChangedMessage>();
        DateTimeOffset? from = null;
        int messages = 0, taken = 0, others = 0, changed = 0;
        foreach (var datagram in datagrams)
        {
            if (!DatagramDecoder.TryDecode(datagram, usm?.Invoke(), out var decoded, out _))
            {
                continue;
            }

            messages++;
            from = datagram.Time;
            var was = Normaliser.Normalise(decoded, before, inventory);
            var now = Normaliser.Normalise(decoded, after, inventory);
            var isOwn = now.Rule is { } rule && own.Contains(rule);
            taken += isOwn ? 1 : 0;
            others += isOwn && was.Rule is { } other && other != now.Rule ? 1 : 0;
            var (old, fresh) = (InWords(was), InWords(now));
            if (was.Rule == now.Rule && old.SequenceEqual(fresh))
            {
                continue;
            }

            changed++;
            if (changes.Count < MostChanges)
            {
                changes.Add(new(datagram.Position, Text(was, now, decoded), was.Rule, old, now.Rule, fresh));
            }
        }

        return new(from, messages, taken, others, changed, changes);
    }

    private static string[] InWords(Normalised outcome) => [.. outcome.Reports.Select(RuleCase.InWords)];

    private static string Text(Normalised was, Normalised now, Decoded decoded)
    {
        var text = decoded is DecodedSyslog log ? log.Message.Text : was.Reports.Concat(now.Reports).FirstOrDefault()?.Text ?? "";
        return text.Length > LongestText ? text[..LongestText] : text;
    }
}
