using Microsoft.Extensions.Primitives;

namespace Assurance.Dashboard.Settings;

/// <summary>Configuration that notes which keys were asked for: what was given in the same sections and never asked for is a misspelling, and would be silently without effect.</summary>
internal class ReadConfiguration(IConfiguration inner, HashSet<string> read) : IConfiguration
{
    public ReadConfiguration(IConfiguration inner)
        : this(inner, new(StringComparer.OrdinalIgnoreCase))
    {
    }

    /// <summary>Keys with a value, in sections that were asked about, that nobody asked for.</summary>
    public IEnumerable<string> Unread()
    {
        var sections = read.Select(SectionOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return inner.AsEnumerable().Where(s => s.Value is not null && s.Key.Contains(':', StringComparison.Ordinal) && sections.Contains(SectionOf(s.Key)) && !read.Contains(s.Key))
            .Select(s => s.Key).Order(StringComparer.OrdinalIgnoreCase);
    }

    public string? this[string key]
    {
        get
        {
            read.Add(inner is IConfigurationSection section ? $"{section.Path}:{key}" : key);
            return inner[key];
        }

        set => inner[key] = value;
    }

    public IConfigurationSection GetSection(string key) => new ReadSection(inner.GetSection(key), read);

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(s => new ReadSection(s, read));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    private static string SectionOf(string key) => key.Split(':', 2)[0];

    private sealed class ReadSection(IConfigurationSection inner, HashSet<string> read) : ReadConfiguration(inner, read), IConfigurationSection
    {
        private readonly IConfigurationSection section = inner;
        private readonly HashSet<string> keys = read;

        public string Key => section.Key;

        public string Path => section.Path;

        public string? Value
        {
            get
            {
                keys.Add(section.Path);
                return section.Value;
            }

            set => section.Value = value;
        }
    }
}
