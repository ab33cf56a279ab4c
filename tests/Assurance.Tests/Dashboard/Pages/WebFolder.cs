using System.Runtime.CompilerServices;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The web application's sources, found from where this file was compiled.</summary>
internal static class WebFolder
{
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", "..", "..", "..", "dashboard", "web"));

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
