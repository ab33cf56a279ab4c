using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>The carrier's people: those on duty at group and in each province, and the account managers.</summary>
internal sealed class People(NetworkDraft draft)
{
    private readonly Dictionary<string, List<string>> _managers = [];
    private readonly Dictionary<string, string> _engineers = [];
    private int _count;

    public void Build(IReadOnlyList<Province> provinces, int customers)
    {
        Add("administrator", "org-cn", "zh-CN");
        for (var i = 0; i < 4; i++) Add("operator", "org-cn", i == 3 ? "en" : "zh-CN");
        for (var i = 0; i < 3; i++) Add("desk", "org-cn", i == 2 ? "en" : "zh-CN");
        Add("dutyManager", "org-cn", "zh-CN");
        var weights = provinces.Sum(p => p.Weight);
        foreach (var province in provinces)
        {
            var organization = Backbone.OrganizationOf(province.Code);
            Add("operator", organization, "zh-CN");
            Add("dutyManager", organization, "zh-CN");
            _engineers[province.Code] = Add("engineer", organization, "zh-CN");
            var managers = Math.Max(1, customers * province.Weight / weights / 5);
            _managers[province.Code] = [.. Enumerable.Range(0, managers).Select(i => Add("accountManager", organization, province.Code == "HK" || i % 4 == 3 ? "en" : "zh-CN"))];
        }
    }

    public void AddLocal(LabOrganization organization)
    {
        for (var i = 0; i < 2; i++) Add("engineer", organization.Id, "zh-CN");
    }

    public string AccountManager(string province, int number) => _managers[province][number % _managers[province].Count];

    public string Engineer(string province) => _engineers[province];

    private string Add(string role, string organization, string language)
    {
        var number = ++_count;
        var (name, latin) = Names.Person(Dice.For(draft.Options.Seed, "person", number));
        var id = string.Create(CultureInfo.InvariantCulture, $"person-{number:0000}");
        draft.People.Add(new LabPerson(id, name, role, organization,
            string.Create(CultureInfo.InvariantCulture, $"{latin}.{number}@carrier.example"),
            string.Create(CultureInfo.InvariantCulture, $"+86 000 {number:0000 0000}"), language));
        return id;
    }
}
