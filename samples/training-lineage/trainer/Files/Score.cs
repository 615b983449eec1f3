using System.Text.Json;

namespace Proofmark.Samples.Training.Files;

/// <summary>Right answers out of n, with Wilson's interval of 95 %: a share without n says little.</summary>
internal sealed record Score(int Examples, int Correct)
{
    private const double Normal95 = 1.959964;

    private double Accuracy => (double)Correct / Examples;

    public void Write(string path)
    {
        using var file = File.Create(path);
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            var (low, high) = Interval();
            json.WriteStartObject();
            json.WriteNumber("n", Examples);
            json.WriteNumber("correct", Correct);
            json.WriteNumber("accuracy", Math.Round(Accuracy, 4));
            json.WriteStartArray("interval95");
            json.WriteNumberValue(Math.Round(low, 4));
            json.WriteNumberValue(Math.Round(high, 4));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }

    public override string ToString() => $"{Correct} of {Examples} right ({Accuracy:P1}; 95 %: {Interval().Low:P1} to {Interval().High:P1})";

    private (double Low, double High) Interval()
    {
        const double Square = Normal95 * Normal95;
        var middle = (Accuracy + (Square / (2 * Examples))) / (1 + (Square / Examples));
        var half = Normal95 * Math.Sqrt((Accuracy * (1 - Accuracy) / Examples) + (Square / (4.0 * Examples * Examples))) / (1 + (Square / Examples));
        return (middle - half, middle + half);
    }
}
