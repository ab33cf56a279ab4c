using System.Collections.Frozen;
using System.Text;
using Assurance.Model.Notices;
using Assurance.Model.Wording;
using Fluid;

namespace Assurance.Notification.Templates;

/// <summary>A notice in the words of its language: the template's first line is the subject, the rest the text.</summary>
internal static class NoticeTemplate
{
    private const int LongestSubject = 180;

    private static readonly TemplateOptions Options = Allow();

    private static readonly FrozenDictionary<string, IFluidTemplate> Templates =
        new[] { Words.English.Language, Words.Chinese.Language }.ToFrozenDictionary(language => language, Load, StringComparer.Ordinal);

    public static (string Subject, string Body) Render(Notice notice)
    {
        var words = Words.In(notice.Language);
        var context = new TemplateContext(NoticeWords.Of(notice, words), Options);
        var text = Templates[words.Language].Render(context).ReplaceLineEndings("\n");
        var end = text.IndexOf('\n');
        return (Channels.Mail.MailText.Line(text[..end], LongestSubject), text[end..].Trim('\n') + "\n");
    }

    private static TemplateOptions Allow()
    {
        var options = new TemplateOptions();
        options.MemberAccessStrategy.Register<NoticeWords>();
        options.MemberAccessStrategy.Register<CircuitWords>();
        return options;
    }

    private static IFluidTemplate Load(string language)
    {
        var resource = $"Assurance.Notification.Templates.{language}.liquid";
        using var stream = typeof(NoticeTemplate).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not built in");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new FluidParser().Parse(reader.ReadToEnd());
    }
}
