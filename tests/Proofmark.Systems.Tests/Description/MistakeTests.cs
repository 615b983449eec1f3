using Proofmark.Systems.Description;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Tests.Description;

public sealed class MistakeTests
{
    /// <summary>Text of a description, the mistake it has, and whether a schema can see it.</summary>
    public static TheoryData<string, string, bool> Cases { get; } = new()
    {
        { "components: {}", "1 system: the field is required: system: {id: my-system, owner: …}", true },
        { "system:", "1 system: the field is required: system: {id: my-system, owner: …}", true },
        { "system: [a]", "1 system: a mapping is expected here", true },
        { "[a]", "1 : a description is a mapping; 'proofmark init' writes one to begin with", true },
        { "system: {owner: a}", "1 system.id: the field is required", true },
        { "system: {id: \"\"}", "1 system.id: the text is empty", true },
        { "system: {id: [s]}", "1 system.id: text is expected here", true },
        { "system: {id: s, onwer: a}", "1 system.onwer: the field is not known; did you mean 'owner'?", true },
        { "system: {id: s, personas: [a]}", "1 system.personas[0]: the catalogue has no persona 'a'", true },
        { "system: {id: s, personas: [controlRedTeaming]}", "1 system.personas[0]: the catalogue has no persona 'controlRedTeaming'", true },
        { "system: {id: s, personas: [personaNobody]}", "1 system.personas[0]: the catalogue has no persona 'personaNobody'", false },
        { "system: {id: s}\ncomponent: {}", "2 component: the field is not known; did you mean 'components'?", true },
        { "system: {id: s}\nsystem: {id: t}", "2 system: the key stands here a second time", false },
        { "system: {id: s}\ncomponents: {\"a b\": {kind: model}}", "2 components.a b: a component's name is made of letters, digits, '-', '_' and '.', and begins with a letter or digit", true },
        { "system: {id: s}\ncomponents:\n  a:", "3 components.a.kind: the field is required", true },
        { "system: {id: s}\ncomponents:\n  a:\n    kind: \"\"", "4 components.a.kind: the text is empty", true },
        { "system: {id: s}\ncomponents:\n  a: {kind: tools}\n  a: {kind: model}", "4 components.a: the key stands here a second time", false },
        { Described.With("flows: [\"llm -> nobody\"]"), "3 flows[0]: 'llm -> nobody': there is no component 'nobody'", false },
        { Described.With("flows:\n  - llm -> llm\n  - nobody -> llm: x"), "5 flows[1]: 'nobody -> llm: x': there is no component 'nobody'", false },
        { Described.With("flows:\n  - llm -> llm\n  - llm > llm"), "5 flows[1]: 'llm > llm' is not written 'from -> to' or 'from -> to: what'", true },
        { Described.With("flows: [\"llm -> llm -> llm\"]"), "3 flows[0]: 'llm -> llm -> llm' is not written 'from -> to' or 'from -> to: what'", true },
        { Described.With("flows: [{a: b, c: d}]"), "3 flows[0]: a flow is written 'from -> to: what', or as a mapping with from and to", true },
        { Described.With("flows: {a: b}"), "3 flows: a list of flows is expected here", true },
        { Described.With("flows: [{from: llm, to: nobody}]"), "3 flows[0].to: there is no component 'nobody'", false },
        { Described.With("flows: [{from: llm, to: llm, transport: pigeon}]"), "3 flows[0].transport: 'pigeon' is none of: plain, tls, mtls, local", true },
        { Described.With("flows: [{from: llm, to: llm, tansport: tls}]"), "3 flows[0].tansport: the field is not known; did you mean 'transport'?", true },
        { Component("turn-limit: none"), "2 components.c.turn-limit: it is asked about agent, not about model", false },
        { "system: {id: s}\ncomponents: {c: {kind: agent, turn-limt: none}}", "2 components.c.turn-limt: the field is not known; did you mean 'turn-limit'?", true },
        { "system: {id: s}\ncomponents: {c: {kind: agent, turn-limit: 7}}", "2 components.c.turn-limit: '7' is none of: none, per-task", true },
        { "system: {id: s}\ncomponents: {c: {kind: modle, turn-limit: none}}", $"2 components.c.kind: 'modle' is none of: {string.Join(", ", ComponentKinds.Aliases.Select(a => a.Key))}", true },
        { Component("zzzzzzzzzz: 1"), $"2 components.c.zzzzzzzzzz: the field is not known; known are: approval, data, exposure, files, format, kind, mcp, privileges, source, untrusted, and {Questions("componentTheModel")} questions about model (docs/questions.md)", true },
        { "system: {id: s, red-team: yesterday}", "1 system.red-team: 'yesterday' is none of: never, before, current", true },
        { "system: {id: s}\ndata: {t: {consent: perhaps}}", "2 data.t.consent: 'perhaps' is none of: unknown, consent, contract, no-people", true },
        { Described.With("identities: {bot: {used-by: [llm]}}"), "3 identities.bot.kind: the field is required: agent, service, workload or user", true },
        { Described.With("identities: {bot: {kind: robot}}"), "3 identities.bot.kind: 'robot' is none of: agent, service, workload, user", true },
        { Described.With("identities: {bot: {kind: agent, used-by: [nobody]}}"), "3 identities.bot.used-by[0]: there is no component 'nobody'", false },
        { Described.With("impact: {tolerance: [[0.1, 200k]]}"), "3 impact.currency: amounts need a currency, for example EUR", false },
        { Described.With("impact: {currency: euro}"), "3 impact.currency: 'euro' is not a code of ISO 4217 such as EUR", true },
        { Described.With("impact: {currency: EUR, tolerance: [[0.1, 2M], [0.2, 3M]]}"), "3 impact.tolerance: from point to point the chance falls and the amount rises", false },
        { Described.With("impact: {currency: EUR, tolerance: [[2, 2M]]}"), "3 impact.tolerance: a pair [chance per year above 0 and at most 1, amount above 0] is expected here, for example [0.1, 200k]", true },
        { Described.With("impact: {currency: EUR, tolerance: [[0.1, -1]]}"), "3 impact.tolerance: a pair [chance per year above 0 and at most 1, amount above 0] is expected here, for example [0.1, 200k]", true },
        { Described.With("impact: {classes: {riskPromptInjection: dire}}"), "3 impact.classes.riskPromptInjection: 'dire' is none of: low, moderate, high, severe", true },
        { Described.With("impact: {classes: {riskNone: low}}"), "3 impact.classes.riskNone: the catalogue has no risk 'riskNone'; 'proofmark catalog list risks' shows all of them", false },
        { Described.With("impact: {classes: {riskPromptInjection@nobody: low}}"), "3 impact.classes.riskPromptInjection@nobody: there is no component 'nobody' among those that are described", false },
        { Loss("events-per-year: [1, 0, 2], loss-per-event: [1k, 2k]"), "3 impact.losses.riskPromptInjection.events-per-year: expected here: [lowest, most likely, highest] events per year, from 0 to 1e9, not falling", false },
        { Loss("events-per-year: [0, 1, 2], loss-per-event: [0, 2k]"), "3 impact.losses.riskPromptInjection.loss-per-event: expected here: [low, high]: the central 90 % interval of the loss of one event, from 0.01 to 1e15, not falling", false },
        { Loss("events-per-year: [-Infinity, 1, 2], loss-per-event: [1k, 2k]"), "3 impact.losses.riskPromptInjection.events-per-year: expected here: [lowest, most likely, highest] events per year, from 0 to 1e9, not falling", true },
        { Loss("events-per-year: [0, 0, 0], loss-per-event: [1k, 2k]"), "3 impact.losses.riskPromptInjection.events-per-year: the highest number is above 0; a risk that cannot come true needs no range", false },
        { Loss("events-per-year: [0, 1, 2], loss-per-event: [1k, 2k], drivers: a"), "3 impact.losses.riskPromptInjection.drivers: the field is not known; did you mean 'driver'?", true },
        { Described.With("impact:\n  currency: EUR\n  losses:\n    riskNone: {events-per-year: [0, 1, 2], loss-per-event: [1k, 2k]}"), "6 impact.losses.riskNone: the catalogue has no risk 'riskNone'; 'proofmark catalog list risks' shows all of them", false },
        { Described.With("impact: {losses: {riskPromptInjection: {events-per-year: [0, 1, 2], loss-per-event: [1k, 2k]}}}"), "3 impact.currency: amounts need a currency, for example EUR", false },
        { Described.With("impact: {currency: EUO}"), "3 impact.currency: 'EUO' is not a code of ISO 4217 such as EUR", false },
        { Described.With("impact: {classes: {riskPromptInjection: }}"), "3 impact.classes.riskPromptInjection: a class is expected here: low, moderate, high, severe", true },
        { Described.With("impact: {classes: {riskPromptInjection@llm@x: low}}"), "3 impact.classes.riskPromptInjection@llm@x: 'riskPromptInjection@llm@x' is neither a risk nor risk@component", true },
        { Loss("events-per-year: [0, 1, 2]"), "3 impact.losses.riskPromptInjection.loss-per-event: expected here: [low, high]: the central 90 % interval of the loss of one event, from 0.01 to 1e15, not falling", true },
        { Loss("events-per-year: [0, 1, 2], loss-per-event: [1k, 1e99]"), "3 impact.losses.riskPromptInjection.loss-per-event: expected here: [low, high]: the central 90 % interval of the loss of one event, from 0.01 to 1e15, not falling", false },
        { Described.With("include: other.yaml"), "3 include: 'other.yaml': this description stands alone and can include nothing", false },
        { Described.With("boundaries:\n  corporate: [llm, nobody]"), "4 boundaries.corporate[1]: there is no component 'nobody'", false },
        { Described.With("boundaries: [llm]"), "3 boundaries: a mapping is expected here", true },
        { Described.With("controls:\n  controlNothing: {}"), "4 controls.controlNothing: the catalogue has no control 'controlNothing'; 'proofmark catalog list controls' shows all of them", false },
        { Described.With("controls: {riskPromptInjection: {}}"), "3 controls.riskPromptInjection: the catalogue has no control 'riskPromptInjection'; 'proofmark catalog list controls' shows all of them", true },
        { Described.With("controls: {x-own: {at: nobody}}"), "3 controls.x-own.at: there is no component 'nobody'", false },
        { Described.With("controls: {x-own: {level: 2}}"), "3 controls.x-own.level: the field is not known; known are: at", true },
        { Component("exposure: public"), "2 components.c.exposure: 'public' is none of: internet, partner, internal", true },
        { Component("approval: maybe"), "2 components.c.approval: 'maybe' is none of: none, some, all", true },
        { Component("privilege: a"), "2 components.c.privilege: the field is not known; did you mean 'privileges'?", true },
        { Component("untrusted: {a: b}"), "2 components.c.untrusted: a list of texts is expected here", true },
        { Component("data: [tickets]"), "2 components.c.data[0]: the data set 'tickets' is not described under data", false },
        { Component("files: [a, ../b]"), "2 components.c.files[1]: '../b' is not a path below the folder of proofmark.yaml", true },
        { Component("files: /etc"), "2 components.c.files: '/etc' is not a path below the folder of proofmark.yaml", true },
        { Component("files: [.]"), "2 components.c.files[0]: '.' is not a path below the folder of proofmark.yaml", true },
        { Component("mcp: a/../../b"), "2 components.c.mcp: 'a/../../b' is not a path below the folder of proofmark.yaml", true },
        { Component("mcp: [a, b]"), "2 components.c.mcp: one path is expected here; list further files under files", true },
        { "system: {id: s}\ndata: {t: {clases: [pii]}}", "2 data.t.clases: the field is not known; did you mean 'classes'?", true },
        { Accepted("risk: a, by: b, why: c, until: 2027-01-01"), "4 accepted[0].risk: 'a' is not written risk@component", true },
        { Accepted("risk: riskNone@llm, by: b, why: c, until: 2027-01-01"), "4 accepted[0].risk: the catalogue has no risk 'riskNone'; 'proofmark catalog list risks' shows all of them", false },
        { Accepted("risk: controlRedTeaming@llm, by: b, why: c, until: 2027-01-01"), "4 accepted[0].risk: the catalogue has no risk 'controlRedTeaming'; 'proofmark catalog list risks' shows all of them", true },
        { Accepted("by: b, why: c, until: 2027-01-01"), "4 accepted[0].risk: the field is required", true },
        { Accepted("risk: x-r@llm, why: c, until: 2027-01-01"), "4 accepted[0].by: the field is required", true },
        { Accepted("risk: x-r@llm, by: b, why: \" \", until: 2027-01-01"), "4 accepted[0].why: the text is empty", true },
        { Accepted("risk: x-r@llm, by: b, why: c"), "4 accepted[0].until: the field is required: the last day on which the acceptance holds, written yyyy-MM-dd", true },
        { Accepted("risk: x-r@llm, by: b, why: c, until: "), "4 accepted[0].until: the field is required: the last day on which the acceptance holds, written yyyy-MM-dd", true },
        { Accepted("risk: x-r@llm, by: b, why: c, until: 31.3.2027"), "4 accepted[0].until: a date is expected here, written yyyy-MM-dd", true },
        { Accepted("risk: x-r@llm, by: b, why: c, until: 2027-02-30"), "4 accepted[0].until: a date is expected here, written yyyy-MM-dd", false },
        { Accepted("risk: x-r@llm, by: b, why: c, until: 2027-01-01, who: d"), "4 accepted[0].who: the field is not known; did you mean 'why'?", true },
        { Described.With("accepted: {a: b}"), "3 accepted: a list of mappings is expected here", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_mistake_is_named_with_line_and_field(string yaml, string mistake, bool seenBySchema)
    {
        _ = seenBySchema;
        Described.Mistakes(yaml).Should().Equal(mistake);
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_answered_with_those_that_do()
    {
        var mistake = Described.Mistakes("system: {id: s}\ncomponents:\n  a: {kind: modle}").Should().ContainSingle().Subject;

        mistake.Should().StartWith("3 components.a.kind: 'modle' is none of: application, model, agent, tools, ").And.EndWith(", training");
    }

    [Fact]
    public void A_risk_is_accepted_once() =>
        Described.Mistakes(Accepted("risk: x-r@llm, by: b, why: c, until: 2027-01-01") + "\n  - {risk: x-r@llm, by: b, why: c, until: 2029-01-01}")
            .Should().Equal("5 accepted[1].risk: x-r@llm is accepted a second time");

    [Fact]
    public void All_mistakes_come_at_once_and_in_order()
    {
        var mistakes = Described.Mistakes("""
            system: {owner: a, extra: b}
            components:
              llm: {kind: model, exposure: public}
            flows:
              - llm
              - llm -> nobody
            accepted:
              - {risk: a}
            """);

        mistakes.Select(m => m[..m.IndexOf(": ", StringComparison.Ordinal)]).Should().BeEquivalentTo(
            "1 system.id", "1 system.extra", "3 components.llm.exposure", "5 flows[0]", "6 flows[1]", "8 accepted[0].risk", "8 accepted[0].until", "8 accepted[0].by", "8 accepted[0].why");
        mistakes.Select(m => m[0]).Should().BeInAscendingOrder();
    }

    private static int Questions(string thing) => PropertyVocabulary.Load().About(thing).Count();

    private static string Component(string fields) => $"system: {{id: s}}\ncomponents: {{c: {{kind: model, {fields}}}}}";

    private static string Loss(string fields) => Described.With($"impact: {{currency: EUR, losses: {{riskPromptInjection: {{{fields}}}}}}}");

    private static string Accepted(string fields) => Described.With($"accepted:\n  - {{{fields}}}");
}
