using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>Made-up names of people and companies. None is meant to be anyone's.</summary>
internal static class Names
{
    private static readonly (string Zh, string Latin)[] Surnames =
    [
        ("王", "wang"), ("李", "li"), ("张", "zhang"), ("刘", "liu"), ("陈", "chen"), ("杨", "yang"), ("赵", "zhao"), ("黄", "huang"),
        ("周", "zhou"), ("吴", "wu"), ("徐", "xu"), ("孙", "sun"), ("马", "ma"), ("朱", "zhu"), ("胡", "hu"), ("郭", "guo"),
        ("何", "he"), ("林", "lin"), ("罗", "luo"), ("梁", "liang"), ("宋", "song"), ("郑", "zheng"), ("谢", "xie"), ("韩", "han"),
    ];

    private static readonly (string Zh, string Latin)[] Given =
    [
        ("伟", "wei"), ("芳", "fang"), ("敏", "min"), ("静", "jing"), ("磊", "lei"), ("洋", "yang"), ("丽", "li"), ("强", "qiang"),
        ("建国", "jianguo"), ("晓明", "xiaoming"), ("志远", "zhiyuan"), ("雪梅", "xuemei"), ("海涛", "haitao"), ("文博", "wenbo"),
        ("思琪", "siqi"), ("雨桐", "yutong"), ("国栋", "guodong"), ("春燕", "chunyan"), ("立新", "lixin"), ("佳怡", "jiayi"),
    ];

    private static readonly string[] Brands =
    [
        "恒晟", "瑞鑫", "华旭", "中澜", "启明", "嘉禾", "鼎盛", "远航", "天域", "锦程", "博雅", "盛泽", "金桥", "海岳", "云帆", "泰和",
        "弘毅", "安澜", "广源", "永兴", "信达通", "蓝图", "星河", "长风", "新元", "卓越", "同舟", "正泰隆", "明德", "东方禾",
    ];

    private static readonly string[] EnglishBrands =
    [
        "Halden", "Northmoor", "Brightwater", "Kestrel", "Aldgate", "Summerfield", "Ostmark", "Valeria", "Corvane", "Lindqvist",
        "Marlowe", "Stonebridge", "Altamira", "Fennick", "Greyport", "Wexholm",
    ];

    /// <summary>Industry in English, the Chinese tail of a company's name, the English one.</summary>
    public static readonly (string Industry, string Zh, string En)[] Industries =
    [
        ("banking", "银行股份有限公司", "Bank (China) Ltd."), ("insurance", "保险股份有限公司", "Insurance (China) Co., Ltd."),
        ("securities", "证券有限责任公司", "Securities Ltd."), ("manufacturing", "制造集团有限公司", "Manufacturing (China) Co., Ltd."),
        ("energy", "能源集团有限公司", "Energy Services Co., Ltd."), ("logistics", "物流股份有限公司", "Logistics (Shanghai) Co., Ltd."),
        ("retail", "商业连锁有限公司", "Retail (China) Co., Ltd."), ("healthcare", "医药集团股份有限公司", "Medical Devices Co., Ltd."),
        ("media", "传媒股份有限公司", "Media Ltd."), ("internet", "网络科技有限公司", "Technology (Beijing) Co., Ltd."),
        ("automotive", "汽车工业有限公司", "Automotive Systems Co., Ltd."), ("education", "教育集团", "Education Group"),
    ];

    private static readonly (string Industry, string Name)[] Authorities =
    [
        ("government", "政务服务中心"), ("government", "应急指挥中心"), ("government", "数据资源管理中心"), ("defence", "某部队通信站"),
        ("government", "人力资源公共服务中心"), ("healthcare", "疾病预防中心"), ("government", "公共资源交易中心"), ("party", "机关党建中心"),
    ];

    public static (string Name, string Latin) Person(Dice dice)
    {
        var (surname, given) = (dice.Pick(Surnames), dice.Pick(Given));
        return (surname.Zh + given.Zh, $"{given.Latin}.{surname.Latin}");
    }

    public static (string Name, string Industry) Authority(string province, int number)
    {
        var (industry, name) = Authorities[number % Authorities.Length];
        var round = number / Authorities.Length;
        return (province + name + (round == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"（{round + 1}）")), industry);
    }

    public static (string Name, string Industry) Company(Dice dice, int number, string place, bool english)
    {
        var (industry, zh, en) = dice.Pick(Industries);
        var brands = english ? EnglishBrands : Brands;
        var brand = brands[number % brands.Length];
        return (english ? $"{brand} {en}" : place + brand + zh, industry);
    }
}
