using System.Collections.Frozen;

namespace Proofmark.Formats.Pickle;

/// <summary>Callables whose result can be followed without running anything.</summary>
internal enum Known : byte
{
    Nothing,
    GetAttribute,
    SetAttribute,
    AttributeGetter,
    MethodCaller,
    ImportModule,
    ImportStatement,
    ResolveName,
    Locate,
    Partial,
    Join,
    Concatenate,
    GetItem,
    ItemGetter,
    Variables,
    Character,
    ToText,
    Encode,
    AddExtension,
    MakeInstance,
    Apply,
    TypeOf,
    LoadType,
    EvaluateText,

    /// <summary>Calls one of its arguments: see <see cref="Trampolines"/>.</summary>
    Trampoline,
}

/// <summary>The table of callables that are followed.</summary>
internal static class KnownCallables
{
    private static readonly FrozenDictionary<string, Known> Table = new Dictionary<string, Known>(StringComparer.Ordinal)
    {
        ["builtins.getattr"] = Known.GetAttribute,
        ["builtins.object.__getattribute__"] = Known.GetAttribute,
        ["builtins.type.__getattribute__"] = Known.GetAttribute,
        ["inspect.getattr_static"] = Known.GetAttribute,
        ["xmlrpc.server.resolve_dotted_attribute"] = Known.GetAttribute,
        ["pickle._getattribute"] = Known.GetAttribute,
        ["builtins.setattr"] = Known.SetAttribute,
        ["builtins.object.__setattr__"] = Known.SetAttribute,
        ["builtins.type.__setattr__"] = Known.SetAttribute,
        ["operator.attrgetter"] = Known.AttributeGetter,
        ["_operator.attrgetter"] = Known.AttributeGetter,
        ["operator.methodcaller"] = Known.MethodCaller,
        ["_operator.methodcaller"] = Known.MethodCaller,
        ["importlib.import_module"] = Known.ImportModule,
        ["importlib._bootstrap._gcd_import"] = Known.ImportModule,
        ["_frozen_importlib._gcd_import"] = Known.ImportModule,
        ["pydoc.safeimport"] = Known.ImportModule,
        ["dill._dill._import_module"] = Known.ImportModule,
        ["cloudpickle.cloudpickle.subimport"] = Known.ImportModule,
        ["builtins.__import__"] = Known.ImportStatement,
        ["importlib.__import__"] = Known.ImportStatement,
        ["importlib._bootstrap.__import__"] = Known.ImportStatement,
        ["pkgutil.resolve_name"] = Known.ResolveName,
        ["pydoc.locate"] = Known.Locate,
        ["django.utils.module_loading.import_string"] = Known.Locate,
        ["functools.partial"] = Known.Partial,
        ["_functools.partial"] = Known.Partial,
        ["builtins.str.join"] = Known.Join,
        ["string.join"] = Known.Join,
        ["operator.add"] = Known.Concatenate,
        ["operator.concat"] = Known.Concatenate,
        ["operator.iadd"] = Known.Concatenate,
        ["operator.iconcat"] = Known.Concatenate,
        ["_operator.add"] = Known.Concatenate,
        ["_operator.concat"] = Known.Concatenate,
        ["_operator.iadd"] = Known.Concatenate,
        ["_operator.iconcat"] = Known.Concatenate,
        ["builtins.str.__add__"] = Known.Concatenate,
        ["operator.getitem"] = Known.GetItem,
        ["_operator.getitem"] = Known.GetItem,
        ["builtins.dict.get"] = Known.GetItem,
        ["builtins.dict.__getitem__"] = Known.GetItem,
        ["builtins.list.__getitem__"] = Known.GetItem,
        ["operator.itemgetter"] = Known.ItemGetter,
        ["_operator.itemgetter"] = Known.ItemGetter,
        ["builtins.vars"] = Known.Variables,
        ["builtins.chr"] = Known.Character,
        ["builtins.str"] = Known.ToText,
        ["_codecs.encode"] = Known.Encode,
        ["codecs.encode"] = Known.Encode,
        ["copyreg.add_extension"] = Known.AddExtension,
        ["copyreg._reconstructor"] = Known.MakeInstance,
        ["copyreg.__newobj__"] = Known.MakeInstance,
        ["copyreg.__newobj_ex__"] = Known.MakeInstance,
        ["builtins.object.__new__"] = Known.MakeInstance,
        ["operator.call"] = Known.Apply,
        ["_operator.call"] = Known.Apply,
        ["builtins.type"] = Known.TypeOf,
        ["dill._dill._load_type"] = Known.LoadType,
        ["dill._dill._eval_repr"] = Known.EvaluateText,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Known Of(string module, string name) => name.Length == 0 ? Known.Nothing : Of(module + "." + name);

    private static Known Of(string path) => Table.TryGetValue(path, out var known) ? known : Trampolines.Contains(path) ? Known.Trampoline : Known.Nothing;
}
