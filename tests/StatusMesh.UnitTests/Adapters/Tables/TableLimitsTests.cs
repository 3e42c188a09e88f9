using Azure.Data.Tables;
using StatusMesh.Adapters.Tables;

namespace StatusMesh.UnitTests.Adapters.Tables;

public sealed class TableLimitsTests
{
    [Fact]
    public void A_key_of_512_characters_passes_and_a_longer_one_does_not()
    {
        Assert.Equal(512, TableLimits.CheckKey(new string('é', 512)).Length);
        Assert.Throws<ArgumentException>(() => TableLimits.CheckKey(new string('k', 513)));
    }

    [Theory]
    [InlineData('/')]
    [InlineData('\\')]
    [InlineData('#')]
    [InlineData('?')]
    [InlineData('\0')]
    [InlineData('\t')]
    [InlineData('\u001f')]
    [InlineData('\u007f')]
    [InlineData('\u009f')]
    public void A_key_must_not_hold(char forbidden) =>
        Assert.Throws<ArgumentException>(() => TableLimits.CheckKey($"a{forbidden}b"));

    [Theory]
    [InlineData("")]
    [InlineData("heartbeat-europe")]
    [InlineData("a b'c\"d%e+f&g\u00a0例👩")]
    public void A_key_may_be(string key) => Assert.Equal(key, TableLimits.CheckKey(key));

    [Theory]
    [InlineData(65_536, true)]
    [InlineData(65_537, false)]
    public void A_binary_property_has_64_KiB(int bytes, bool fits) => Check(Entity("r", new byte[bytes]), fits);

    [Theory]
    [InlineData(32_768, true)] // Two bytes a character.
    [InlineData(32_769, false)]
    public void A_text_property_has_64_KiB_of_UTF_16(int characters, bool fits) => Check(Entity("r", new string('t', characters)), fits);

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)] // The values alone are 1 MiB; names and keys come on top.
    public void An_entity_has_1_MiB(int fullProperties, bool fits) =>
        Check(Entity("r", [.. Enumerable.Repeat(new byte[65_536], fullProperties)]), fits);

    [Fact]
    [Trait("Scenario", "F07")]
    public void A_transaction_has_100_operations()
    {
        TableLimits.CheckTransaction([.. Enumerable.Range(0, 100).Select(n => Add(Entity($"r{n}")))]);
        Assert.Throws<ArgumentException>(() => TableLimits.CheckTransaction([.. Enumerable.Range(0, 101).Select(n => Add(Entity($"r{n}")))]));
    }

    [Fact]
    [Trait("Scenario", "F07")]
    public void A_transaction_stays_in_one_partition()
    {
        var elsewhere = new TableEntity("other", "r2");

        Assert.Throws<ArgumentException>(() => TableLimits.CheckTransaction([Add(Entity("r1")), Add(elsewhere)]));
    }

    [Fact]
    [Trait("Scenario", "F07")]
    public void A_transaction_has_each_row_once() =>
        Assert.Throws<ArgumentException>(() => TableLimits.CheckTransaction([Add(Entity("r1")), Add(Entity("r1"))]));

    [Fact]
    [Trait("Scenario", "F07")]
    public void A_transaction_has_4_MiB_as_it_is_sent()
    {
        // 3 MiB of binary are 4 MiB of base64, and what stands around it comes on top.
        TableLimits.CheckTransaction([.. FullEntities(45)]);
        Assert.Throws<ArgumentException>(() => TableLimits.CheckTransaction([.. FullEntities(48)]));
    }

    private static void Check(TableEntity entity, bool fits)
    {
        if (fits)
        {
            Assert.Same(entity, TableLimits.CheckEntity(entity));
        }
        else
        {
            Assert.Throws<ArgumentException>(() => TableLimits.CheckEntity(entity));
        }
    }

    private static IEnumerable<TableTransactionAction> FullEntities(int count) =>
        Enumerable.Range(0, count).Select(n => Add(Entity($"r{n}", new byte[65_536])));

    private static TableTransactionAction Add(TableEntity entity) => new(TableTransactionActionType.Add, entity);

    private static TableEntity Entity(string rowKey, params object[] values)
    {
        var entity = new TableEntity("p", rowKey);
        for (var i = 0; i < values.Length; i++)
        {
            entity[$"P{i}"] = values[i];
        }

        return entity;
    }
}
