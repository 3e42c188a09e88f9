using System.Text;

namespace StatusMesh.Adapters.StorageQueues;

/// <summary>Texts on Storage queues are base64, because XML carries the messages.</summary>
internal static class MessageText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The form on the queue.</summary>
    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// The text that was sent. What was not encoded (a person put it there) comes back as it is: its handler refuses it then, whereas
    /// an exception here would keep all messages of a receive from being handled.
    /// </summary>
    public static string Decode(string message)
    {
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(message));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return message;
        }
    }
}
