using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Proofmark.Formats.Tests")]
[assembly: InternalsVisibleTo("Proofmark.Scanning.Tests")]
