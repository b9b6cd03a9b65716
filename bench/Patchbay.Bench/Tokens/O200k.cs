using Microsoft.ML.Tokenizers;

namespace Patchbay.Bench.Tokens;

/// <summary>Counts tokens as the language models do that use o200k.</summary>
internal static class O200k
{
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() =>
        TiktokenTokenizer.CreateForEncoding("o200k_base")
    );

    public static int Count(string text) => Tokenizer.Value.CountTokens(text);
}
