using System.Text.Json;
using Assurance.Dashboard.Commands;

namespace Assurance.Dashboard.Settings;

/// <summary>The layers of configuration: <c>appsettings.json</c> beside the program and in the working directory, environment, command line.</summary>
internal static class AssuranceConfiguration
{
    private static string[] Files =>
        new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }
            .Select(d => Path.Combine(Path.GetFullPath(d), "appsettings.json"))
            .Distinct(StringComparer.Ordinal)
            .ToArray();

    public static IConfigurationRoot Load(string[] settingArguments)
    {
        var builder = new ConfigurationBuilder();
        foreach (var file in Files.Where(File.Exists))
        {
            Check(file);
            builder.AddJsonFile(file);
        }

        return builder.AddEnvironmentVariables().AddCommandLine(settingArguments).Build();
    }

    private static void Check(string file)
    {
        try
        {
            using var read = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (read.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new CommandFailedException($"{Path.GetFileName(file)}:1: holds no object of settings", ExitStatus.Usage);
            }
        }
        catch (JsonException e)
        {
            throw new CommandFailedException($"{Path.GetFileName(file)}:{e.LineNumber + 1}: {e.Message}", ExitStatus.Usage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file}: {e.Message}", ExitStatus.Usage);
        }
    }

    /// <exception cref="CommandFailedException">All that is wrong, a line each; status 2.</exception>
    public static AssuranceSettings Read(string[] settingArguments, bool demo)
    {
        var settings = SettingsReader.TryRead(Load(settingArguments), new SettingOrigins(settingArguments, Files), demo, out var errors);
        return settings ?? throw new CommandFailedException(string.Join(Environment.NewLine, errors), ExitStatus.Usage);
    }
}
