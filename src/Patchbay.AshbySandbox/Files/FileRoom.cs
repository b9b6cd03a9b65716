using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Files;

internal enum FileContext
{
    CandidateResume,
    CandidateFiles,
    ApplicationForm,
}

/// <summary>A file announced or stored. The content is null until it was uploaded.</summary>
internal sealed record StoredFile(
    string Id,
    FileContext Context,
    string Name,
    string ContentType,
    long Length,
    DateTimeOffset AnnouncedAt
)
{
    public byte[]? Content { get; init; }
}

/// <summary>Files in memory: announced by a handle, filled through a pre-signed address, read through a signed link (section 7).</summary>
internal sealed class FileRoom(IdMint ids, TokenMint tokens)
{
    public const long LargestFile = 25 * 1024 * 1024;

    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LinkTime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, StoredFile> _files = [];

    public StoredFile Announce(FileContext context, string name, string contentType, long length, DateTimeOffset now)
    {
        var file = new StoredFile(ids.Next("file"), context, name, contentType, length, now);
        return _files[file.Id] = file;
    }

    public StoredFile Store(FileContext context, string name, string contentType, byte[] content, DateTimeOffset now)
    {
        var file = Announce(context, name, contentType, content.Length, now) with { Content = content };
        return _files[file.Id] = file;
    }

    public StoredFile? Find(string id) => _files.GetValueOrDefault(id);

    /// <summary>The form fields that must come back with the upload, each unchanged.</summary>
    public IReadOnlyList<(string Name, string Value)> UploadFields(StoredFile file)
    {
        var expires = (file.AnnouncedAt + UploadTime).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var policy = tokens.Make("upload", file.Id, expires);
        return
        [
            ("key", $"uploads/{file.Id}/{file.Name}"),
            ("Content-Type", file.ContentType),
            ("x-sandbox-expires", expires),
            ("policy", policy),
            ("x-sandbox-signature", tokens.Signature(policy)),
        ];
    }

    public bool UploadIsLate(StoredFile file, DateTimeOffset now) => now > file.AnnouncedAt + UploadTime;

    public void Fill(StoredFile file, byte[] content) => _files[file.Id] = file with { Content = content };

    /// <summary>Unpadded base64 of a signed JSON object, as recorded (section 7).</summary>
    public string HandleOf(StoredFile file, string? ownerId)
    {
        var handle = new JsonObject
        {
            ["type"] = file.Context == FileContext.CandidateResume ? "ResumeFile" : "File",
            ["fileId"] = file.Id,
            ["ownerId"] = ownerId,
        };
        var signature = tokens.Signature(handle.ToJsonString());
        var whole = new JsonObject
        {
            ["handle"] = handle,
            ["signature"] = signature,
            ["version"] = "1",
        };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(whole.ToJsonString())).TrimEnd('=');
    }

    public JsonObject Entity(StoredFile file, string ownerId) =>
        new()
        {
            ["id"] = file.Id,
            ["name"] = file.Name,
            ["handle"] = HandleOf(file, ownerId),
        };

    /// <summary>The file that a handle names; null for a handle that this sandbox did not sign.</summary>
    public StoredFile? Open(string handle)
    {
        try
        {
            var padded = handle + new string('=', (4 - (handle.Length % 4)) % 4);
            var whole = JsonNode.Parse(Convert.FromBase64String(padded)) as JsonObject;
            if (whole?["handle"] is not JsonObject named || whole["signature"]?.ToString() != tokens.Signature(named.ToJsonString()))
                return null;
            return Find((string)named["fileId"]!);
        }
        catch (Exception error) when (error is FormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public string LinkQuery(string fileId, DateTimeOffset now) =>
        "token=" + tokens.Make("download", fileId, (now + LinkTime).ToUnixTimeSeconds());

    public bool LinkFits(string fileId, string token, DateTimeOffset now) =>
        tokens.Read(token) is ["download", var id, var until]
        && id == fileId
        && now.ToUnixTimeSeconds() <= long.Parse(until, CultureInfo.InvariantCulture);
}
