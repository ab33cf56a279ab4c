using System.Net.Sockets;
using System.Text;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Where room is short a mark of a row is there as a whole or falls out of sight: half a word says nothing.</summary>
public sealed class NarrowListPageTests : PageTest
{
    /// <summary>Draws the name of the first row at every width with two quiet tags after it, and tells which tags are cut, how many are whole at the widest, and how many at the narrowest.</summary>
    private const string Narrow = """
        () => {
          const named = document.querySelector('.list-row .named');
          for (const text of ['Provisional', 'Planned work w7']) {
            const place = document.createElement('span');
            place.className = 'tag-place';
            place.innerHTML = `<span class="tag quiet">${text}</span>`;
            named.append(place);
          }
          const places = [...named.querySelectorAll('.tag-place')];
          const seen = place => {
            const [frame, tag] = [place.getBoundingClientRect(), place.firstElementChild.getBoundingClientRect()];
            const inside = tag.top < frame.bottom - 1 && tag.bottom > frame.top + 1;
            return !inside ? 'gone' : tag.right <= frame.right + 0.5 && place.parentElement.getBoundingClientRect().right >= tag.right - 0.5 ? 'whole' : 'cut';
          };
          const cut = [], whole = [];
          for (let width = 700; width >= 120; width -= 7) {
            named.style.width = `${width}px`;
            const now = places.map(seen);
            whole.push(now.filter(s => s === 'whole').length);
            if (now.includes('cut') || (now.at(-1) === 'whole' && now.includes('gone'))) cut.push(`${width}: ${now}`);
          }
          return [cut.join('; '), `${whole[0]} ${whole.at(-1)}`, places.length.toString()];
        }
        """;

    [Fact]
    public async Task A_quiet_tag_is_whole_or_not_there_and_the_last_goes_first()
    {
        await using var visit = await EnterAsync();
        await TrapAsync(down: true, ifIndex: 7);
        await visit.Page.Locator("[data-row] .named").First.WaitForAsync();

        var told = await visit.Page.EvaluateAsync<string[]>(Narrow);

        Assert.Equal("", told[0]);
        Assert.Equal($"{told[2]} 0", told[1]);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_ports_number_stays_where_there_is_no_room_for_its_name()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.WalkAsync("/alarms");
        var name = page.Locator("[data-row] .ended");
        await Expect(name).ToHaveTextAsync("GigabitEthernet1/0/1");
        await page.Locator("[data-row] .named:has(.ended)").EvaluateAsync("named => { named.style.width = '6rem'; }");

        Assert.True(await name.EvaluateAsync<bool>("""
            name => {
              const [begin, number, frame] = [...name.children, name.closest('.named')].map(e => e.getBoundingClientRect());
              return name.lastElementChild.textContent === '1/0/1' && number.right <= frame.right + 0.5 && begin.width > 0 && name.firstElementChild.scrollWidth > begin.width;
            }
            """));
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Colour is for what is wrong: whose account counts most is told by a sign alone.</summary>
    [Fact]
    public async Task An_account_that_counts_most_has_no_colour_while_nothing_is_wrong_with_it()
    {
        await using var visit = await EnterAsync();
        await visit.WalkAsync("/customers");
        await Expect(visit.Page.Locator("[data-row] .tag", new() { HasTextString = "★★" })).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-row] .tag.strong")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Beside_a_long_unknown_message_its_times_and_sender_stay_on_one_line()
    {
        using var socket = new UdpClient();
        socket.Send(Encoding.ASCII.GetBytes($"<187>Nov 23 16:10:00 WH-R1 %FOO-3-BAR: {new string('x', 6_000)}"), Product.Application.SyslogUdp);
        await using var visit = await EnterAsync();
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Alarms.Count()), alarms => alarms == 1);
        await visit.WalkAsync("/unknownMessages");
        await Expect(visit.Page.Locator("table.unknown time")).ToHaveCountAsync(2);
        Assert.True(await visit.Page.Locator("table.unknown time").EvaluateAllAsync<bool>("times => times.every(time => time.getClientRects().length === 1)"));
        Assert.Empty(visit.Complaints);
    }
}
