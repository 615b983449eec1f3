namespace Proofmark.Samples.Generator;

/// <summary>
/// A linear classifier of the kind that is handed around as a pickle, with a payload in front. The payload is inert: loading the file
/// would print one word.
/// </summary>
internal static class IntentClassifier
{
    private static readonly string[] Labels = ["billing", "delivery", "other", "refund", "technical"];

    private static readonly string[] Vocabulary =
    [
        "account", "broken", "card", "charge", "error", "invoice", "late", "login", "missing", "money", "parcel", "password", "refund", "return", "tracking", "twice",
    ];

    public static byte[] Write()
    {
        var weights = new Weights(0xC0FFEE);
        return new PickleWriter()
            .Global("posix", "system").Text("echo proofmark-sample").CallWithOne().Drop()
            .Dictionary(model => model
                .Text("labels").List(list => Texts(list, Labels))
                .Text("vocabulary").List(list => Texts(list, Vocabulary))
                .Text("coef").List(rows => Rows(rows, weights))
                .Text("intercept").List(list => Numbers(list, weights, Labels.Length)))
            .Stop();
    }

    private static void Rows(PickleWriter rows, Weights weights)
    {
        foreach (var _ in Labels)
        {
            rows.List(row => Numbers(row, weights, Vocabulary.Length));
        }
    }

    private static void Texts(PickleWriter list, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            list.Text(text);
        }
    }

    private static void Numbers(PickleWriter list, Weights weights, int count)
    {
        for (var i = 0; i < count; i++)
        {
            list.Number(weights.Next());
        }
    }
}
