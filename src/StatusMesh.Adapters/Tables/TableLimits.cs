using System.Text;
using Azure.Data.Tables;

namespace StatusMesh.Adapters.Tables;

/// <summary>
/// The limits of Azure Tables, enforced before anything is sent: the emulator lets some of them pass, and the service answers
/// with a bare 400.
/// </summary>
internal static class TableLimits
{
    /// <summary>Most bytes of one property: 64 KiB.</summary>
    public const int MaxPropertyBytes = 64 * 1024;

    /// <summary>Most bytes of one entity: 1 MiB.</summary>
    public const int MaxEntityBytes = 1024 * 1024;

    /// <summary>Most operations of one transaction.</summary>
    public const int MaxOperations = 100;

    /// <summary>Most bytes of a transaction's request: 4 MiB.</summary>
    public const int MaxTransactionBytes = 4 * 1024 * 1024;

    // The service says 1 KiB and counts UTF-16.
    private const int MaxKeyCharacters = 512;

    // Line, headers and boundaries of one operation inside the multipart body, with its keys and the names of its properties.
    private const int OperationOverheadBytes = 4096;

    /// <summary>Returns <paramref name="key"/> when it may be a partition or row key.</summary>
    /// <exception cref="ArgumentException">It is too long or has a forbidden character: / \ # ? or a control character.</exception>
    public static string CheckKey(string key)
    {
        if (key.Length > MaxKeyCharacters)
        {
            throw new ArgumentException($"A table key has at most {MaxKeyCharacters} characters; this one has {key.Length}.", nameof(key));
        }

        foreach (var c in key)
        {
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c))
            {
                throw new ArgumentException($"A table key must not hold the character U+{(int)c:X4}: \"{key}\".", nameof(key));
            }
        }

        return key;
    }

    /// <summary>Passes when <paramref name="rowKeys"/> may be written in one transaction.</summary>
    /// <exception cref="ArgumentException">There are too many, one is there twice, or one is no key.</exception>
    public static void CheckRows(IReadOnlyCollection<string> rowKeys)
    {
        if (rowKeys.Count > MaxOperations)
        {
            throw new ArgumentException($"A transaction has at most {MaxOperations} rows; this one has {rowKeys.Count}.", nameof(rowKeys));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rowKey in rowKeys)
        {
            if (!seen.Add(CheckKey(rowKey)))
            {
                throw new ArgumentException($"The row {rowKey} is in the transaction twice.", nameof(rowKeys));
            }
        }
    }

    /// <summary>Returns <paramref name="entity"/> when its keys, its properties and its size are within the limits.</summary>
    /// <exception cref="ArgumentException">Something is not.</exception>
    public static TableEntity CheckEntity(TableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        var size = 0;
        foreach (var (name, value) in entity)
        {
            var bytes = PropertyBytes(value);
            if (bytes > MaxPropertyBytes)
            {
                throw new ArgumentException(
                    $"{entity.PartitionKey}/{entity.RowKey}: {name} has {bytes} bytes, at most {MaxPropertyBytes} are allowed.", nameof(entity));
            }

            // What the service counts per property: the name in UTF-16, the value, and 12 bytes around them.
            size += 12 + (2 * name.Length) + bytes;
        }

        return size <= MaxEntityBytes
            ? entity
            : throw new ArgumentException(
                $"{entity.PartitionKey}/{entity.RowKey} has {size} bytes, at most {MaxEntityBytes} are allowed.", nameof(entity));
    }

    /// <summary>Passes when <paramref name="actions"/> may be one transaction.</summary>
    /// <exception cref="ArgumentException">Too many, too big, more than one partition, or one row twice.</exception>
    public static void CheckTransaction(IReadOnlyList<TableTransactionAction> actions)
    {
        CheckRows([.. actions.Select(action => action.Entity.RowKey)]);
        if (actions.Any(action => action.Entity.PartitionKey != actions[0].Entity.PartitionKey))
        {
            throw new ArgumentException("A transaction must stay within one partition.", nameof(actions));
        }

        var size = actions.Sum(action => OperationOverheadBytes + CheckEntity((TableEntity)action.Entity).Sum(property => EncodedBytes(property.Value)));
        if (size > MaxTransactionBytes)
        {
            throw new ArgumentException($"A transaction has at most {MaxTransactionBytes} bytes; this one may have {size}.", nameof(actions));
        }
    }

    private static int PropertyBytes(object? value) => value switch
    {
        byte[] bytes => bytes.Length,
        string text => Encoding.Unicode.GetByteCount(text),
        _ => sizeof(long),
    };

    // In the request binary is base64, and text is JSON, where a UTF-16 unit takes up to six bytes.
    private static long EncodedBytes(object? value) => value switch
    {
        byte[] bytes => (bytes.Length + 2L) / 3 * 4,
        string text => 6L * text.Length,
        _ => 32,
    };
}
