namespace Assurance.Tests.EndToEnd;

/// <summary>Two routers of two vendors, three links on two cables, two circuits of a premier account and one of another: small enough to know by heart.</summary>
internal static class SmallNetwork
{
    public static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("small-network").FullName;
        void File_(string name, string content) => File.WriteAllText(Path.Combine(folder, name + ".csv"), content);

        File_("organizations", "id,parent,level,name\ncn,,group,集团\nhb,cn,province,湖北\n");
        File_("people", "id,name,role,organization,email,phone,language\nam1,王丽,accountManager,hb,wang.li@example.cn,,zh-CN\nam2,Ann Lee,accountManager,hb,ann.lee@example.cn,,en\n");
        File_("sites", "id,organization,name,latitude,longitude,kind\nwh,hb,武汉,30.6,114.3,core\nyc,hb,宜昌,30.7,111.3,core\n");
        File_("devices", "id,site,name,address,aliases,vendor,model,role,snmpProfile\nr1,wh,WH-R1,192.0.2.1,127.0.0.1,Huawei,NE40E,core,\nr2,yc,YC-R2,192.0.2.2,,Cisco,ASR9000,core,\n");
        File_("resources", """
            id,device,parent,kind,name,ifIndex,physicalIndex,address
            r1-c1,r1,,card,slot 1,,16,
            r1-1,r1,r1-c1,interface,GigabitEthernet1/0/1,7,,
            r1-2,r1,r1-c1,interface,GigabitEthernet1/0/2,8,,
            r1-3,r1,,interface,GigabitEthernet2/0/1,9,,
            r2-1,r2,,interface,GigabitEthernet0/0/0/1,1,,
            r2-2,r2,,interface,GigabitEthernet0/0/0/2,2,,
            r2-3,r2,,interface,GigabitEthernet0/0/0/3,3,,

            """.ReplaceLineEndings("\n"));
        File_("cables", "id,kind,name,parent,siteA,siteZ\nca,cable,武宜1号,,wh,yc\ncb,cable,武宜2号,,wh,yc\n");
        File_("links", "id,kind,name,a,z,carriers\nl1,ip,WH-YC 1,r1-1,r2-1,ca\nl2,ip,WH-YC 2,r1-2,r2-2,ca\nl3,ip,WH-YC 3,r1-3,r2-3,cb\n");
        File_("customers", """
            id,parent,name,classes,stars,monthlySpend,industry,organization,language,accountManager
            gov,,省政府,important|strategic,5,30000,government,hb,zh-CN,am1
            bank,,River Bank,highValue,3,9000,finance,hb,en,am2

            """.ReplaceLineEndings("\n"));
        File_("slas", "id,name,availability,responseMinutes,restoreMinutes,updateMinutes,timeZone,exclusions,creditSteps\ngold,Gold,99.95,15,240,60,Asia/Shanghai,plannedWork,99.95:5|99.5:10\n");
        File_("circuits", """
            id,number,name,product,bandwidth,customer,sla,organization,siteA,siteZ,protection,status
            x1,HB-0001,政务专线,ethernet,100000000,gov,gold,hb,wh,yc,none,active
            x2,HB-0002,Bank VPN,vpn,50000000,bank,gold,hb,wh,yc,onePlusOne,active

            """.ReplaceLineEndings("\n"));
        File_("circuit_paths", "circuit,path,role,sequence,element\nx1,w,working,1,l1\nx2,w,working,1,l2\nx2,p,protection,1,l3\n");
        File_("planned_work", "id,name,start,end,elements,organization,excludesSla\npw1,割接 武宜2号,2099-01-01T16:00:00Z,2099-01-01T20:00:00Z,cb,hb,true\n");
        return folder;
    }
}
