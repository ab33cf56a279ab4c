namespace Assurance.Dashboard;

internal static class Program
{
    private static int Main() => 0;
}
