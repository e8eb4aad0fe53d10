using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// Compares two managed assemblies byte for byte, but for what only tells two builds of the same code apart: the debug directory
/// (symbols name the compiler's version), and the module's id, time stamp and signature, which are computed from all other bytes.
/// ECMA-335 II.25; where a compiler puts what: Roslyn's ManagedTextSection.
/// </summary>
internal static class AssemblyComparison
{
    /// <returns>What differs, in a word or two; null when nothing does.</returns>
    public static string? FirstDifference(byte[] one, byte[] other)
    {
        try
        {
            using var first = new Image(one);
            using var second = new Image(other);
            return first.Headers != second.Headers ? "headers"
                : !first.Resources.SequenceEqual(second.Resources) ? "resources"
                : !first.Metadata.SequenceEqual(second.Metadata) ? "metadata"
                : !first.Text.SequenceEqual(second.Text) ? "code"
                : !first.Data.SequenceEqual(second.Data) ? "static data"
                : !first.HasNativeResourcesOf(second) ? "version information"
                : !first.Appended.SequenceEqual(second.Appended) ? "bytes after the end"
                : null;
        }
        catch (BadImageFormatException)
        {
            return "it is not a managed assembly";
        }
    }

    private sealed class Image : IDisposable
    {
        private readonly PEReader _reader;
        private readonly byte[] _bytes;
        private readonly PEHeaders _headers;
        private readonly CorHeader _cor;
        private readonly SectionHeader _text;

        public Image(byte[] bytes)
        {
            // Own copy: what may differ is wiped out in it.
            _bytes = [.. bytes];
            _reader = new PEReader(new MemoryStream(bytes));
            _headers = _reader.PEHeaders;
            _cor = _headers.CorHeader ?? throw new BadImageFormatException();
            _text = _headers.SectionHeaders[
                _headers.GetContainingSectionIndex(_cor.MetadataDirectory.RelativeVirtualAddress)
            ];
            Wipe(_cor.StrongNameSignatureDirectory);
            WipeModuleId();
            DataStart = RelateFieldAddresses();
        }

        public (
            Machine,
            Characteristics,
            DllCharacteristics,
            Subsystem,
            CorFlags,
            int EntryPoint,
            int Native,
            int Signature,
            int Sections,
            ulong Base,
            ulong Stack
        ) Headers =>
            (
                _headers.CoffHeader.Machine,
                _headers.CoffHeader.Characteristics,
                _headers.PEHeader!.DllCharacteristics,
                _headers.PEHeader.Subsystem,
                _cor.Flags,
                _cor.EntryPointTokenOrRelativeVirtualAddress,
                _cor.ManagedNativeHeaderDirectory.Size,
                _cor.StrongNameSignatureDirectory.Size,
                _headers.SectionHeaders.Length,
                _headers.PEHeader.ImageBase,
                _headers.PEHeader.SizeOfStackReserve
            );

        public ReadOnlySpan<byte> Metadata => At(_cor.MetadataDirectory);

        public ReadOnlySpan<byte> Resources => At(_cor.ResourcesDirectory);

        // From the runtime's header, which says where all the rest lies, to what follows it: debug data or the import table.
        public ReadOnlySpan<byte> Text
        {
            get
            {
                var start = _headers.PEHeader!.CorHeaderTableDirectory.RelativeVirtualAddress;
                var end = new[]
                {
                    _headers.PEHeader.DebugTableDirectory.RelativeVirtualAddress,
                    _headers.PEHeader.ImportTableDirectory.RelativeVirtualAddress,
                    DataStart,
                }
                    .Where(address => address > start)
                    .DefaultIfEmpty(TextEnd)
                    .Min();
                return Between(start, end);
            }
        }

        // What fields are initialized from stands at the end of the section.
        public ReadOnlySpan<byte> Data => DataStart == 0 ? [] : Between(DataStart, TextEnd);

        public ReadOnlySpan<byte> Appended
        {
            get
            {
                var end = _headers.SectionHeaders.Max(section =>
                    section.PointerToRawData + section.SizeOfRawData
                );
                return _bytes.AsSpan(Math.Min(end, _bytes.Length));
            }
        }

        private int DataStart { get; }

        private int TextEnd => _text.VirtualAddress + _text.VirtualSize;

        // They hold addresses, which move with the section they stand in.
        public bool HasNativeResourcesOf(Image other)
        {
            var mine = Native(out var address);
            var others = other.Native(out var otherAddress);
            if (mine.Length != others.Length)
            {
                return false;
            }

            var whole = mine.Length & ~3;
            for (var at = 0; at < whole; at += 4)
            {
                var one = BinaryPrimitives.ReadInt32LittleEndian(mine[at..]);
                var two = BinaryPrimitives.ReadInt32LittleEndian(others[at..]);
                if (one != two && one - address != two - otherAddress)
                {
                    return false;
                }
            }

            return mine[whole..].SequenceEqual(others[whole..]);
        }

        public void Dispose() => _reader.Dispose();

        private ReadOnlySpan<byte> Native(out int address)
        {
            var directory = _headers.PEHeader!.ResourceTableDirectory;
            address = directory.RelativeVirtualAddress;
            return At(directory);
        }

        private void WipeModuleId()
        {
            var reader = _reader.GetMetadataReader();
            var id = MetadataTokens.GetHeapOffset(reader.GetModuleDefinition().Mvid);
            // Of this heap handles are numbers from 1 on, not offsets.
            var start =
                Raw(_cor.MetadataDirectory.RelativeVirtualAddress)
                + reader.GetHeapMetadataOffset(HeapIndex.Guid)
                + ((id - 1) * 16);
            _bytes.AsSpan(start, 16).Clear();
        }

        // Addresses of initial data follow the debug data, whose size may differ: counted from the first of them.
        private int RelateFieldAddresses()
        {
            var reader = _reader.GetMetadataReader();
            var rows = reader.GetTableRowCount(TableIndex.FieldRva);
            if (rows == 0)
            {
                return 0;
            }

            var size = reader.GetTableRowSize(TableIndex.FieldRva);
            var table =
                Raw(_cor.MetadataDirectory.RelativeVirtualAddress)
                + reader.GetTableMetadataOffset(TableIndex.FieldRva);
            var addresses = Enumerable
                .Range(0, rows)
                .Select(row =>
                    BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(table + (row * size)))
                )
                .ToList();
            var first = addresses.Min();
            for (var row = 0; row < rows; row++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(
                    _bytes.AsSpan(table + (row * size)),
                    addresses[row] - first
                );
            }

            return first;
        }

        private void Wipe(DirectoryEntry directory)
        {
            if (directory.Size > 0)
            {
                _bytes.AsSpan(Raw(directory.RelativeVirtualAddress), directory.Size).Clear();
            }
        }

        private ReadOnlySpan<byte> At(DirectoryEntry directory) =>
            directory.Size == 0
                ? []
                : Checked(Raw(directory.RelativeVirtualAddress), directory.Size);

        private ReadOnlySpan<byte> Between(int start, int end) => Checked(Raw(start), end - start);

        private ReadOnlySpan<byte> Checked(int start, int length) =>
            start >= 0 && length >= 0 && start + length <= _bytes.Length
                ? _bytes.AsSpan(start, length)
                : throw new BadImageFormatException();

        private int Raw(int address)
        {
            var section = _headers.GetContainingSectionIndex(address);
            return section < 0
                ? throw new BadImageFormatException()
                : address
                    - _headers.SectionHeaders[section].VirtualAddress
                    + _headers.SectionHeaders[section].PointerToRawData;
        }
    }
}
