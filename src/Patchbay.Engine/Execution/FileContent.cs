namespace Patchbay.Engine.Execution;

/// <summary>A file ready to be sent: with a known length, and never wholly in memory.</summary>
internal sealed class FileContent : IAsyncDisposable
{
    private readonly Stream? _spooled;

    private FileContent(ActionFile file, Stream content, long length, Stream? spooled)
    {
        Name = Path.GetFileName(file.Name);
        ContentType = file.ContentType ?? MediaTypes.Guess(file.Name);
        Content = content;
        Length = length;
        _spooled = spooled;
    }

    public string Name { get; }

    public string ContentType { get; }

    public Stream Content { get; }

    public long Length { get; }

    /// <summary>Takes the file as it is when its length is known; else passes it through a temporary file.</summary>
    public static async Task<FileContent> OpenAsync(
        ActionFile file,
        CancellationToken cancellationToken
    )
    {
        if (file.Length is { } known)
            return new FileContent(file, file.Content, known, null);
        if (file.Content.CanSeek)
            return new FileContent(
                file,
                file.Content,
                file.Content.Length - file.Content.Position,
                null
            );
        var spool = CreateSpool();
        await file.Content.CopyToAsync(spool, cancellationToken);
        spool.Position = 0;
        return new FileContent(file, spool, spool.Length, spool);
    }

    private static FileStream CreateSpool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    public ValueTask DisposeAsync() => _spooled?.DisposeAsync() ?? ValueTask.CompletedTask;
}
