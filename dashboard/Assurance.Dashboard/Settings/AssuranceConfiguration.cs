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
        foreach (var file in Files)
        {
            builder.AddJsonFile(file, optional: true);
        }

        try
        {
            return builder.AddEnvironmentVariables().AddCommandLine(settingArguments).Build();
        }
        catch (InvalidDataException e)
        {
            throw new CommandFailedException($"{e.Message} {e.InnerException?.Message}", ExitStatus.Usage);
        }
    }

    /// <exception cref="CommandFailedException">All that is wrong, a line each; status 2.</exception>
    public static AssuranceSettings Read(string[] settingArguments, bool demo)
    {
        var settings = SettingsReader.TryRead(Load(settingArguments), new SettingOrigins(settingArguments, Files), demo, out var errors);
        return settings ?? throw new CommandFailedException(string.Join(Environment.NewLine, errors), ExitStatus.Usage);
    }
}
