using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Tests.Snmp;

public sealed class UsmTests
{
    private const string Password = "maplesyrup";
    private const string Md5 = "3081bb020103301102040a3e8012020300ffe30401010201030431302f040c80001f8804746573742d6e65020103020203e804087472617075736572040c8b92b4e8368df8d7010c6bdd04003070041180001f88803800cd7d9467046b000000000400a75902045ff37f6c020100020100304b300e06082b06010201010300430230393017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010107020107300f060a2b060102010202010707020101";
    private const string ShaAes128 = "3081c50201033011020453ab42fa020300ffe304010302010304393037040c80001f8804746573742d6e65020103020203e804087472617075736572040cc93a0999dea247bb85d202a604085791e5ca7afc7ef7047275a8c7107b885c757a4538902d35c2d679bd73a385106b0d7b3b33f6e2115a263d17389cdb1729d47bd12e3e527db9d8e4f01883aef4f27de5552a53da8f28e45b3f537213b51b8a66fabd2a95973f601d3543ef6b6bc96692fdeca018d28c63be60150e7692b4ee303378ddb109a372c017";
    private const string ShaAes256Reeder = "3081c50201033011020422847a6e020300ffe304010302010304393037040c80001f8804746573742d6e65020103020203e804087472617075736572040cbd08512506f0c228c68dcf9404087894b42a20ac0b0d04723e772e21080c58c4511a9afd85f47145b234cd2ad06755f15688f554c94463e5ca3089730def9b73e2700d5da4e7310cca7af99908e7f0f3e5261cccba97d0edcc5f7364c772a97b96f64bead8b4ebdf9fa71463d071a4e92a8d3fad27074e409b7808d2a9cb14f49ea64fce14b941a5f662";
    private const string ShaAes256Blumenthal = "3081c502010330110204593f06a3020300ffe304010302010304393037040c80001f8804746573742d6e65020103020203e804087472617075736572040cc69b7d3967ba0f400f66de9804082af99604cdbad6530472b087dce755e063560052e338187f850cf87810c92fa304a0ede490e9ae211c31016c054266065681d44266cce717e87d75d99379a089f8aa24fc87080448bab8eb69fc02524da171d900ca4e206194d92557fe621df444852bd4ea6a7dd0b9c516be686fa29ebd1fc497c496cfcda1dbdc9e";
    private const string Sha256Aes256 = "3081d1020103301102042aecf2de020300ffe304010302010304453043040c80001f8804746573742d6e65020103020203e80408747261707573657204181d2a1402640ba665d6d3290e3e3e5da5c8be17ef0e7c19fb04087253c7332bbf91ba0472864d45166a84a27408ce825932ce129b344b0f90c40f2842ee181db7399bae09ed4441c0ae13356abaa6f2f6da0c6464bdcfb16c48b529ddf41087194dd80b8f4d64df5845a1375151389506df0462c0451bb4fef0f9f6dd3bbdcbaea018a7066c59dcfb443d0ded18052d976616066194fa";
    private const string Md5Des = "3081cb0201033011020427192146020300ffe304010302010304393037040c80001f8804746573742d6e65020103020203e804087472617075736572040cd6cec717ec7fd3473de418e30408000000011ab782c7047855f119e614d081e14037dc296d09a86c339d78fc0977febf0f5df8d1ad9e40c034156125cce4dfc156821854051fe4bb24604d927e311538b893e2d4ee9287a7c5c24a443848b9ef59e8b0137a9becccbdcb90736216a07b638ae25e272fd6a07ce73036dc9d12131f72466e329b1458ebc0794fb3265175";

    private static readonly EngineId Engine = EngineId.Parse("000000000000000000000002");

    [Theory]
    [InlineData(AuthProtocol.MD5, "9faf3283884e92834ebc9847d8edd963", "526f5eed9fcce26f8964c2930787d82b")]
    [InlineData(AuthProtocol.SHA, "9fb5cc0381497b3793528939ff788d5d79145211", "6695febc9288e36282235fc7151f128497b38f3f")]
    [InlineData(AuthProtocol.SHA224, null, "0bd8827c6e29f8065e08e09237f177e410f69b90e1782be682075674")]
    [InlineData(AuthProtocol.SHA256, "ab51014d1e077f6017df2b12bee5f5aa72993177e9bb569c4dff5a4ca0b4afac", "8982e0e549e866db361a6b625d84cccc11162d453ee8ce3a6445c2d6776f0f8b")]
    [InlineData(AuthProtocol.SHA384, null, "3b298f16164a11184279d5432bf169e2d2a48307de02b3d3f7e2b4f36eb6f0455a53689a3937eea07319a633d2ccba78")]
    [InlineData(AuthProtocol.SHA512, null, "22a5a36cedfcc085807a128d7bc6c2382167ad6c0dbc5fdff856740f3d84c099ad1ea87a8db096714d9788bd544047c9021e4229ce27e4c0a69250adfcffbb0b")]
    public void Keys_are_those_of_RFC_3414_A_3_and_its_successors(AuthProtocol protocol, string? ku, string kul)
    {
        var key = UsmKeys.FromPassphrase(protocol, Password);

        Assert.Equal(ku ?? Convert.ToHexStringLower(key), Convert.ToHexStringLower(key));
        Assert.Equal(kul, Convert.ToHexStringLower(UsmKeys.Localise(protocol, key, Engine)));
    }

    // RFC 3414 A.5: keyChange from the old to the new localised key with random 0 is H(old, random) xor new.
    [Theory]
    [InlineData(AuthProtocol.MD5, "8805615141676cc9196174e742a32551")]
    [InlineData(AuthProtocol.SHA, "9c1017f4fd483d2de8d5fadbf84392cb06457051")]
    public void A_key_change_follows_from_both_keys(AuthProtocol protocol, string delta)
    {
        var old = UsmKeys.Localise(protocol, UsmKeys.FromPassphrase(protocol, Password), Engine);
        var changed = UsmKeys.Localise(protocol, UsmKeys.FromPassphrase(protocol, "newsyrup"), Engine);
        var mask = AuthHash.Hash(protocol, old, new byte[old.Length]);

        Assert.Equal(delta, Convert.ToHexStringLower([.. mask.Zip(changed, (a, b) => (byte)(a ^ b))]));
    }

    [Theory]
    [InlineData(AuthProtocol.MD5, PrivacyProtocol.AES192, "526f5eed9fcce26f8964c2930787d82bfa24a92467426c2f")]
    [InlineData(AuthProtocol.MD5, PrivacyProtocol.AES192C, "526f5eed9fcce26f8964c2930787d82b79eff44a90650ee0")]
    [InlineData(AuthProtocol.SHA, PrivacyProtocol.AES256, "6695febc9288e36282235fc7151f128497b38f3f505e07eb9af25568fa1f5dbe")]
    [InlineData(AuthProtocol.SHA, PrivacyProtocol.AES256C, "6695febc9288e36282235fc7151f128497b38f3f9b8b6d78936ba6e7d19dfd9c")]
    [InlineData(AuthProtocol.MD5, PrivacyProtocol.AES256, "526f5eed9fcce26f8964c2930787d82bfa24a92467426c2f4b09192be10dfaec")]
    [InlineData(AuthProtocol.MD5, PrivacyProtocol.AES256C, "526f5eed9fcce26f8964c2930787d82b79eff44a90650ee0a3a40abfac5acc12")]
    public void Short_hashes_are_lengthened_by_either_draft(AuthProtocol auth, PrivacyProtocol privacy, string key) =>
        Assert.Equal(key, Convert.ToHexStringLower(UsmKeys.Privacy(auth, privacy, UsmKeys.FromPassphrase(auth, Password), Engine)));

    // FIPS 180-4's own examples, and RFC 4231 case 1 for the HMAC.
    [Theory]
    [InlineData("616263", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    public void Sha224_is_that_of_FIPS_180(string message, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(AuthHash.Hash(AuthProtocol.SHA224, Convert.FromHexString(message))));

    [Fact]
    public void Hmac_Sha224_is_that_of_RFC_4231()
    {
        byte[] key = [.. Enumerable.Repeat((byte)0x0b, 20)];
        Assert.Equal("896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22", Convert.ToHexStringLower(AuthHash.Sha224Hmac(key, "Hi There"u8)));
    }

    [Theory]
    [InlineData(Md5, AuthProtocol.MD5, PrivacyProtocol.None)]
    [InlineData(ShaAes128, AuthProtocol.SHA, PrivacyProtocol.AES128)]
    [InlineData(ShaAes256Reeder, AuthProtocol.SHA, PrivacyProtocol.AES256C)]
    [InlineData(ShaAes256Blumenthal, AuthProtocol.SHA, PrivacyProtocol.AES256)]
    [InlineData(Sha256Aes256, AuthProtocol.SHA256, PrivacyProtocol.AES256)]
    [InlineData(Md5Des, AuthProtocol.MD5, PrivacyProtocol.DES)]
    public void A_trap_of_net_snmp_opens_to_its_linkDown(string hex, AuthProtocol auth, PrivacyProtocol privacy)
    {
        var user = new UsmUser("trapuser", auth, Password, privacy, privacy == PrivacyProtocol.None ? null : Password);
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets(hex), out var message, out _));

        Assert.True(UsmSecurity.TryOpen(WireVectors.Octets(hex), message, user, out var opened, out var failure), failure.ToString());
        Assert.True(SnmpNotification.TryFrom(opened, out var notification, out _));
        Assert.Equal("1.3.6.1.6.3.1.1.5.3", notification.TrapOid.ToString());
        Assert.Equal("80001f8804746573742d6e65", notification.EngineId.ToString());
        Assert.NotEqual(notification.EngineId, notification.ContextEngineId);
        Assert.Equal(7, notification.VarBinds[0].Value.AsInt64());
    }

    [Fact]
    public void A_changed_octet_anywhere_fails_the_digest_or_the_reading()
    {
        var user = new UsmUser("trapuser", AuthProtocol.SHA, Password, PrivacyProtocol.AES128, Password);
        var octets = WireVectors.Octets(ShaAes128);
        for (var i = 0; i < octets.Length; i++)
        {
            octets[i] ^= 1;
            Assert.False(SnmpMessage.TryDecode(octets, out var message, out _) && UsmSecurity.TryOpen(octets, message, user, out _, out _));
            octets[i] ^= 1;
        }
    }

    [Fact]
    public void Each_refusal_has_its_reason()
    {
        Assert.Equal(UsmFailure.UnknownUserName, Failure(new UsmUser("other", AuthProtocol.SHA, Password)));
        Assert.Equal(UsmFailure.UnsupportedSecurityLevel, Failure(new UsmUser("trapuser", AuthProtocol.SHA, Password)));
        Assert.Equal(UsmFailure.UnknownEngineId, Failure(new UsmUser("trapuser", AuthProtocol.SHA, Password, PrivacyProtocol.AES128, Password, Engine)));
        Assert.Equal(UsmFailure.WrongDigest, Failure(new UsmUser("trapuser", AuthProtocol.SHA, "another one", PrivacyProtocol.AES128, Password)));
        Assert.Equal(UsmFailure.WrongDigest, Failure(new UsmUser("trapuser", AuthProtocol.SHA256, Password, PrivacyProtocol.AES128, Password)));
        Assert.Equal(UsmFailure.DecryptionError, Failure(new UsmUser("trapuser", AuthProtocol.SHA, Password, PrivacyProtocol.AES128, "another one")));

        static UsmFailure Failure(UsmUser user)
        {
            var octets = WireVectors.Octets(ShaAes128);
            Assert.True(SnmpMessage.TryDecode(octets, out var message, out _));
            Assert.False(UsmSecurity.TryOpen(octets, message, user, out var opened, out var failure));
            Assert.Null(opened.Pdu);
            return failure;
        }
    }

    [Fact]
    public void A_name_with_a_secret_is_not_believed_without_it()
    {
        var octets = WireVectors.Octets(WireVectors.V3NoAuth);
        Assert.True(SnmpMessage.TryDecode(octets, out var message, out _));

        Assert.False(UsmSecurity.TryOpen(octets, message, new UsmUser("trapuser", AuthProtocol.SHA, Password), out _, out var failure));
        Assert.Equal(UsmFailure.UnsupportedSecurityLevel, failure);
        Assert.True(UsmSecurity.TryOpen(octets, message, new UsmUser("trapuser"), out _, out _));
    }

    public static TheoryData<AuthProtocol, PrivacyProtocol> Levels()
    {
        var levels = new TheoryData<AuthProtocol, PrivacyProtocol>();
        foreach (var auth in Enum.GetValues<AuthProtocol>())
        {
            foreach (var privacy in auth == AuthProtocol.None ? [PrivacyProtocol.None] : Enum.GetValues<PrivacyProtocol>())
            {
                levels.Add(auth, privacy);
            }
        }

        return levels;
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void What_is_sealed_opens_at_every_level(AuthProtocol auth, PrivacyProtocol privacy)
    {
        var user = new UsmUser("noc", auth, "authentic phrase", privacy, "private phrase");
        var flags = (auth == AuthProtocol.None ? 0 : MessageFlags.Authenticated) | (privacy == PrivacyProtocol.None ? 0 : MessageFlags.Private);
        var message = new SnmpMessage(SnmpVersion.V3)
        {
            V3 = new SnmpV3Header(77, 65507, flags, 3) { Usm = new UsmParameters(EngineId.Parse("80001f8804746573742d6e65"), 3, 1000, "", default, default, 0) },
            ContextName = "vrf-1",
            Pdu = SnmpPdu.Trap(9, 12345, Oid.Parse("1.3.6.1.6.3.1.1.5.3"), new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7"), SnmpValue.Integer(7))),
        };
        var octets = UsmSecurity.Seal(message, user, salt: 0x0000000300000001);

        Assert.True(SnmpMessage.TryDecode(octets, out var received, out _));
        Assert.Equal(privacy != PrivacyProtocol.None, received.Pdu is null);
        Assert.True(UsmSecurity.TryOpen(octets, received, user, out var opened, out var failure), failure.ToString());
        Assert.Equal(("vrf-1", 9), (opened.ContextName, opened.Pdu!.RequestId));
        Assert.Equal(message.Pdu.VarBinds, opened.Pdu.VarBinds);
    }

    [Fact]
    public void An_inform_is_answered_under_the_same_keys()
    {
        var user = new UsmUser("noc", AuthProtocol.SHA256, "authentic phrase", PrivacyProtocol.AES128, "private phrase");
        var inform = new SnmpMessage(SnmpVersion.V3)
        {
            V3 = new SnmpV3Header(78, 65507, MessageFlags.Authenticated | MessageFlags.Private | MessageFlags.Reportable, 3) { Usm = At(2, 30) },
            Pdu = SnmpPdu.Inform(9, 12345, Oid.Parse("1.3.6.1.6.3.1.1.5.3")),
        };
        var request = Open(UsmSecurity.Seal(inform, user, salt: 1), user);
        var response = Open(UsmSecurity.Seal(request.Response(), user, salt: 2), user);

        Assert.Equal((PduType.Response, 9, 78), (response.Pdu!.Type, response.Pdu.RequestId, response.V3!.MessageId));
        Assert.Equal(MessageFlags.Authenticated | MessageFlags.Private, response.V3.Flags);
        Assert.Equal(inform.Pdu.VarBinds, response.Pdu.VarBinds);

        static SnmpMessage Open(byte[] octets, UsmUser user)
        {
            Assert.True(SnmpMessage.TryDecode(octets, out var received, out _));
            Assert.True(UsmSecurity.TryOpen(octets, received, user, out var opened, out _));
            return opened;
        }
    }

    [Fact]
    public void A_discovery_is_reported_with_our_engine_and_the_counter()
    {
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets(WireVectors.V3Discovery), out var request, out _));
        Assert.True(UsmReport.MayAnswer(request));

        Assert.True(SnmpMessage.TryDecode(UsmReport.To(request, UsmFailure.UnknownEngineId, 5, Engine, 2, 30).Encode(), out var report, out _));
        Assert.Equal((request.V3!.MessageId, 0x4c796677), (report.V3!.MessageId, report.Pdu!.RequestId));
        Assert.Equal((Engine, 2, 30), (report.V3.Usm!.EngineId, report.V3.Usm.EngineBoots, report.V3.Usm.EngineTime));
        Assert.Equal("1.3.6.1.6.3.15.1.1.4.0", report.Pdu.VarBinds[0].Name.ToString());
        Assert.Equal(UsmFailure.UnknownEngineId, UsmReport.FailureOf(report.Pdu));
        Assert.False(UsmReport.MayAnswer(report));
    }

    // RFC 3414 section 4: first without an id, then, where authentication is asked for, with boots and time zero.
    [Fact]
    public void The_two_steps_of_discovery_are_told_from_what_is_refused()
    {
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets(WireVectors.V3Discovery), out var probe, out _));
        Assert.True(UsmReport.IsDiscovery(probe, UsmFailure.UnknownEngineId));
        Assert.False(UsmReport.IsDiscovery(probe, UsmFailure.UnknownUserName));

        var stranger = probe with { V3 = probe.V3! with { Usm = probe.V3.Usm! with { EngineId = Engine } } };
        Assert.False(UsmReport.IsDiscovery(stranger, UsmFailure.UnknownEngineId));

        var second = probe with { V3 = probe.V3! with { Flags = MessageFlags.Authenticated | MessageFlags.Reportable, Usm = At(0, 0) } };
        Assert.True(UsmReport.IsDiscovery(second, UsmFailure.NotInTimeWindow));
        Assert.False(UsmReport.IsDiscovery(second, UsmFailure.WrongDigest));
        Assert.False(UsmReport.IsDiscovery(second with { V3 = second.V3 with { Usm = At(0, 7) } }, UsmFailure.NotInTimeWindow));
    }

    [Fact]
    public void A_trap_is_never_reported()
    {
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets(WireVectors.V3NoAuth), out var trap, out _));
        Assert.False(UsmReport.MayAnswer(trap));
    }

    [Fact]
    public void A_remote_clock_takes_the_future_and_refuses_the_past()
    {
        var now = TimeSpan.FromSeconds(5000);
        Assert.True(default(RemoteEngineClock).TryAccept(At(3, 1000), now, out var clock));
        Assert.True(clock.TryAccept(At(3, 900), now, out var same));
        Assert.Equal(clock, same);
        Assert.False(clock.TryAccept(At(3, 849), now, out _));
        Assert.True(clock.TryAccept(At(3, 9000), now, out var ahead));
        Assert.Equal(9000, ahead.LatestTime);
        Assert.False(clock.TryAccept(At(2, 9000), now, out _));
        Assert.True(clock.TryAccept(At(4, 0), now, out _));
        Assert.False(clock.TryAccept(At(3, 1001), now + TimeSpan.FromSeconds(152), out _) && clock.TryAccept(At(3, 1000), now + TimeSpan.FromSeconds(151), out _));
        Assert.False(clock.TryAccept(At(int.MaxValue, 1), now, out _));
    }

    [Fact]
    public void An_engine_that_lost_count_of_its_boots_is_heard_by_the_clock_it_was_asked_for_and_nothing_of_before_is()
    {
        var now = TimeSpan.FromSeconds(5000);
        Assert.True(default(RemoteEngineClock).TryAccept(At(7, 1000), now, out var before));
        Assert.False(before.TryAccept(At(1, 30), now, out _));

        var clock = before.SetTo(1, 28, now);
        Assert.True(clock.TryAccept(At(1, 30), now, out clock));
        // Played again: of the earlier count, or of its own future.
        Assert.False(clock.TryAccept(At(7, 1001), now, out var same));
        Assert.False(clock.TryAccept(At(2, 5), now, out same));
        Assert.False(clock.TryAccept(At(1, 181), now, out same));
        Assert.Equal(clock, same);
        // Beyond what it ever counted to, all is as with any other.
        Assert.True(clock.TryAccept(At(8, 0), now, out clock));
        Assert.True(clock.TryAccept(At(8, 9000), now, out _));
    }

    [Fact]
    public void A_clock_that_was_forgotten_takes_over_the_next_message_and_no_further_step_back()
    {
        var now = TimeSpan.FromSeconds(5000);
        Assert.True(default(RemoteEngineClock).TryAccept(At(7, 1000), now, out var before));
        Assert.True(before.Forgotten().TryAccept(At(1, 30), now, out var clock));
        Assert.True(clock.TryAccept(At(1, 31), now, out clock));
        Assert.False(clock.TryAccept(At(7, 1001), now, out _));
    }

    [Fact]
    public void An_engine_that_always_says_boots_0_moves_its_clock_as_any_other()
    {
        var now = TimeSpan.FromSeconds(5000);
        Assert.True(default(RemoteEngineClock).TryAccept(At(0, 1000), now, out var clock));
        Assert.True(clock.TryAccept(At(0, 9000), now, out clock));
        Assert.Equal(9000, clock.LatestTime);
    }

    [Fact]
    public void Asking_an_engine_whose_clock_only_ran_on_loses_nothing()
    {
        var now = TimeSpan.FromSeconds(5000);
        Assert.True(default(RemoteEngineClock).TryAccept(At(7, 1000), now, out var clock));
        Assert.Equal(0, clock.SetTo(7, 1200, now).Lost);
        Assert.Equal(0, clock.SetTo(8, 3, now).Lost);
        Assert.Equal(7, clock.SetTo(7, 3, now).Lost);
    }

    [Fact]
    public void A_message_to_us_is_in_time_within_150_seconds_of_the_same_boots()
    {
        Assert.True(UsmTimeliness.IsTimely(At(3, 1150), 3, 1000));
        Assert.True(UsmTimeliness.IsTimely(At(3, 850), 3, 1000));
        Assert.False(UsmTimeliness.IsTimely(At(3, 1151), 3, 1000));
        Assert.False(UsmTimeliness.IsTimely(At(2, 1000), 3, 1000));
        Assert.False(UsmTimeliness.IsTimely(At(int.MaxValue, 1000), int.MaxValue, 1000));
    }

    [Fact]
    public void Secrets_are_checked_and_never_shown()
    {
        Assert.Throws<ArgumentException>(() => new UsmUser("u", AuthProtocol.SHA, "short"));
        Assert.Throws<ArgumentException>(() => new UsmUser("u", AuthProtocol.None, null, PrivacyProtocol.DES, Password));
        Assert.Equal("u (SHA, None)", new UsmUser("u", AuthProtocol.SHA, Password).ToString());
    }

    private static UsmParameters At(int boots, int time) => new(Engine, boots, time, "u", default, default, 0);
}
