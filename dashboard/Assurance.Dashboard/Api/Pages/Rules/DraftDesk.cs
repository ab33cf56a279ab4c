using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Drafting;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Rules;

/// <summary>From an unknown message to a pack file for a person to finish.</summary>
internal sealed class DraftDesk(UnknownReader unknown, IRulesInForce rules, RuleDesk desk, IJournal journal, PagesOptions options)
{
    /// <summary>The latest message of a group, taken apart.</summary>
    /// <exception cref="ApiException">There is no such group in sight.</exception>
    public DraftingForm Example(string group, Sight sight)
    {
        var position = LatestOf(group, sight);
        return new(position, MessageParts.Of(MessageAt(position), rules.Current), DraftWords.Of(rules.Current));
    }

    /// <exception cref="ApiException">Group, message, mark or word does not fit.</exception>
    public DraftedRule Draft(string group, DraftBody body, Sight sight)
    {
        LatestOf(group, sight);
        var example = MessageAt(body.Position);
        try
        {
            return RuleDraft.Of(example, MessageParts.Of(example, rules.Current), body.Request, desk.Compile);
        }
        catch (FormatException e)
        {
            throw new ApiException(ApiError.Invalid(e.Message));
        }
        catch (RulePackException e)
        {
            throw new ApiException(ApiError.Invalid(string.Join('\n', e.Errors.Select(f => f.Message))));
        }
    }

    private long LatestOf(string group, Sight sight) =>
        unknown.Of(group, sight)?.Messages is [var latest, ..] ? latest.Position : throw new ApiException(ApiError.NotFound($"unknown message '{group}'"));

    private Decoded MessageAt(long position) =>
        journal.Read(position) is DatagramEntry datagram && DatagramDecoder.TryDecode(datagram, options.Usm?.Invoke(), out var decoded, out _)
            ? decoded
            : throw new ApiException(ApiError.NotFound($"a message at journal position {position}"));
}
