using System.Buffers;
using System.Globalization;
using System.Text;

namespace Patchbay.AshbySandbox.Company;

/// <summary>One A4 page of text, written by hand as PDF 1.4: seven objects, a cross-reference table, a trailer.</summary>
internal sealed class PdfPage(string title)
{
    private const int Left = 56;
    private readonly ArrayBufferWriter<byte> _content = new();
    private int _height = 790;

    public void Heading(string text, int size)
    {
        _height -= size / 2;
        Show(text, "F2", size);
    }

    public void Line(string text) => Show(text, "F1", 10);

    private void Show(string text, string font, int size)
    {
        Ascii(_content, $"BT /{font} {size} Tf {Left} {_height} Td (");
        Literal(_content, text);
        Ascii(_content, ") Tj ET\n");
        _height -= size + 6;
    }

    public byte[] ToBytes()
    {
        var file = new ArrayBufferWriter<byte>();
        var offsets = new List<int>();
        Ascii(file, "%PDF-1.4\n");
        // Four bytes above 127 tell transfer programs that the file is binary.
        file.Write((ReadOnlySpan<byte>)[(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
                + "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>"
        );
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        Object(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
        );
        Begin();
        Ascii(file, $"<< /Length {_content.WrittenCount} >>\nstream\n");
        file.Write(_content.WrittenSpan);
        Ascii(file, "\nendstream\nendobj\n");
        Begin();
        Ascii(file, "<< /Title (");
        Literal(file, title);
        Ascii(file, ") >>\nendobj\n");

        var table = file.WrittenCount;
        Ascii(file, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Ascii(file, $"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        }
        Ascii(file, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R /Info 7 0 R >>\n");
        Ascii(file, $"startxref\n{table}\n%%EOF\n");
        return file.WrittenSpan.ToArray();

        void Begin()
        {
            offsets.Add(file.WrittenCount);
            Ascii(file, $"{offsets.Count} 0 obj\n");
        }

        void Object(string body)
        {
            Begin();
            Ascii(file, body + "\nendobj\n");
        }
    }

    private static void Ascii(ArrayBufferWriter<byte> target, string text) =>
        target.Write(Encoding.ASCII.GetBytes(text));

    private static void Literal(ArrayBufferWriter<byte> target, string text)
    {
        foreach (var letter in text)
        {
            if (letter is '(' or ')' or '\\')
            {
                target.Write((ReadOnlySpan<byte>)[(byte)'\\']);
            }
            target.Write((ReadOnlySpan<byte>)[PdfText.Encode(letter)]);
        }
    }
}
