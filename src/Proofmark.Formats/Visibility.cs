using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Proofmark.Formats.Tests")]
