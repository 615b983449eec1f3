using System.Globalization;
using System.Numerics;

namespace Proofmark.Samples.Training.Commands;

/// <summary>Options as <c>--name value</c>; an option may be given more than once.</summary>
internal sealed class Options
{
    private readonly List<(string Name, string Value)> given = [];

    public Options(string[] arguments, IReadOnlyCollection<string> known)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i];
            if (!known.Contains(name))
            {
                throw new UsageError($"'{name}' is none of: {string.Join(' ', known)}");
            }

            given.Add((name, i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageError($"{name} needs a value")));
        }
    }

    public string? Find(string name) => All(name) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new UsageError($"{name} is given more than once"),
    };

    public string Text(string name) => Find(name) ?? throw new UsageError($"{name} is missing");

    public IReadOnlyList<string> Texts(string name) => All(name) is { Count: > 0 } all ? all : throw new UsageError($"{name} is missing");

    /// <summary>A number within bounds; without a default the option must be there.</summary>
    public T Number<T>(string name, T least, T most, T? otherwise = null)
        where T : struct, INumber<T>
    {
        if (otherwise is { } value && Find(name) is null)
        {
            return value;
        }

        return T.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageError($"{name} must be a number from {least} to {most}, not '{Text(name)}'");
    }

    private List<string> All(string name) => [.. given.Where(option => option.Name == name).Select(option => option.Value)];
}
