using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Proofmark.Provenance.Tests")]
