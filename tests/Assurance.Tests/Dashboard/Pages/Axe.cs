using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>What axe finds wrong with a page, run in the page itself: it has no frames, so nothing need be put together from several.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each violation with the first element that has it.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'], iframes: false }))
              .violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
            """);
    }
}
