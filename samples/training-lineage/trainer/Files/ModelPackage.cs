using Proofmark.Samples.Training.Data;
using Proofmark.Samples.Training.Learning;

namespace Proofmark.Samples.Training.Files;

/// <summary>The folder that is published: weights, settings and a card.</summary>
internal static class ModelPackage
{
    public static void Write(string folder, string model)
    {
        ModelFile.ReadNetwork(model);
        Directory.CreateDirectory(folder);
        File.Copy(model, Path.Combine(folder, "model.safetensors"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "config.json"), Configuration());
        File.WriteAllText(Path.Combine(folder, "README.md"), Card);
    }

    private static string Configuration() =>
        $$"""
        {
          "model_type": "digit-mlp",
          "input_size": {{DigitPainter.Pixels}},
          "hidden_size": {{Network.Hidden}},
          "num_labels": {{DigitPainter.Digits}},
          "hidden_act": "relu",
          "quantization_config": { "quant_method": "int8-per-row" }
        }

        """;

    private const string Card =
        """
        ---
        license: apache-2.0
        pipeline_tag: image-classification
        library_name: none
        tags: [sample]
        ---

        # Digits of seven strokes

        A network of two layers that reads drawn digits on 8 by 8 pixels, upright or slanted. A sample: of no use for anything real.
        The data are drawn by a program; no person's data are among them. Weights are signed bytes with one scale a row.

        """;
}
