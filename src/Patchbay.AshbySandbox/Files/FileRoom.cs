using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Files;

internal enum FileContext
{
    CandidateResume,
    CandidateFiles,
    ApplicationForm,
    Transcript,
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
    [JsonIgnore]
    public byte[]? Content { get; init; }
}

/// <summary>Files in memory: announced by a handle, filled through a pre-signed address, read through a signed link (section 7).</summary>
internal sealed class FileRoom(
    IdMint ids,
    TokenMint tokens,
    CompanyGenerator company,
    ChangeLog changes
) : IStatePart
{
    public const string Collection = "file";
    public const long LargestFile = 25 * 1024 * 1024;

    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LinkTime = TimeSpan.FromMinutes(15);

    // Null for a file that was removed.
    private readonly Dictionary<string, StoredFile?> _files = [];

    public StoredFile Announce(
        FileContext context,
        string name,
        string contentType,
        long length,
        DateTimeOffset now
    )
    {
        var file = new StoredFile(ids.Next("file"), context, name, contentType, length, now);
        Put(file);
        return file;
    }

    public StoredFile Store(
        FileContext context,
        string name,
        string contentType,
        byte[] content,
        DateTimeOffset now
    )
    {
        var file = Announce(context, name, contentType, content.Length, now) with
        {
            Content = content,
        };
        Put(file);
        return file;
    }

    /// <summary>A stored file, or one that the company came with: a candidate's résumé, the transcript of a call.</summary>
    public StoredFile? Find(string id)
    {
        if (_files.TryGetValue(id, out var file))
            return file;
        if (company.TranscriptFile(id) is { } transcript)
            return new StoredFile(
                id,
                FileContext.Transcript,
                "transcript.json",
                "application/json",
                transcript.Length,
                DateTimeOffset.UnixEpoch
            )
            {
                Content = transcript,
            };
        if (!Guid.TryParse(id, out var resume) || !company.TryResumeOwner(resume, out var owner))
            return null;
        var content = company.ResumePdf(owner);
        return new StoredFile(
            id,
            FileContext.CandidateResume,
            "resume.pdf",
            "application/pdf",
            content.Length,
            company.CandidateCreatedAt(owner)
        )
        {
            Content = content,
        };
    }

    /// <summary>The form fields that must come back with the upload, each unchanged.</summary>
    public IReadOnlyList<(string Name, string Value)> UploadFields(StoredFile file)
    {
        var expires = (file.AnnouncedAt + UploadTime).ToString(
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture
        );
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

    public static bool UploadIsLate(StoredFile file, DateTimeOffset now) =>
        now > file.AnnouncedAt + UploadTime;

    public void Fill(StoredFile file, byte[] content) => Put(file with { Content = content });

    public void Remove(string id) => Put(id, file: null);

    public IEnumerable<StateRow> Rows() => _files.Select(pair => Row(pair.Key, pair.Value));

    public void Load(StateRow row) =>
        _files[row.Id] = row.Record is { } saved
            ? saved.Deserialize<StoredFile>()! with
            {
                Content = row.Content,
            }
            : null;

    private void Put(StoredFile file) => Put(file.Id, file);

    private void Put(string id, StoredFile? file)
    {
        var isKnown = _files.TryGetValue(id, out var before);
        _files[id] = file;
        changes.Next();
        changes.Note(
            Collection,
            owner: "",
            id,
            () => Row(id, file),
            () =>
            {
                if (isKnown)
                    _files[id] = before;
                else
                    _files.Remove(id);
            }
        );
    }

    private static StateRow Row(string id, StoredFile? file) =>
        new(
            Collection,
            Owner: "",
            id,
            Position: 0,
            Change: 0,
            file is null ? null : JsonSerializer.SerializeToNode(file)!.AsObject(),
            file?.Content
        );

    public string HandleOf(StoredFile file, string ownerId) =>
        company.Files.Create(
            file.Context == FileContext.CandidateResume ? "ResumeFile" : "File",
            Guid.Parse(file.Id),
            Guid.Parse(ownerId)
        );

    /// <summary>The handle of an announced file; until it is attached the organisation owns it.</summary>
    public string HandleOf(StoredFile file) => HandleOf(file, company.OrganizationId.ToString("D"));

    public JsonObject Entity(StoredFile file, string ownerId) =>
        new()
        {
            ["id"] = file.Id,
            ["name"] = file.Name,
            ["handle"] = HandleOf(file, ownerId),
        };

    /// <summary>The file that a handle names; null for a handle that this sandbox did not sign.</summary>
    public StoredFile? Open(string handle) =>
        company.Files.TryRead(handle, out var named) ? Find(named.FileId.ToString("D")) : null;

    public string LinkQuery(string fileId, DateTimeOffset now) =>
        "token=" + tokens.Make("download", fileId, (now + LinkTime).ToUnixTimeSeconds());

    public bool LinkFits(string fileId, string token, DateTimeOffset now) =>
        tokens.Read(token) is ["download", var id, var until]
        && id == fileId
        && now.ToUnixTimeSeconds() <= long.Parse(until, CultureInfo.InvariantCulture);
}
