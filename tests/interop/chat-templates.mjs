// chat-templates.mjs FOLDER: writes the chat templates of published GGUF models that @huggingface/ollama-utils lists, each as a tokenizer_config.json in a folder of its own.
// Last line: how many. The list ships as a literal of TypeScript; nothing but that literal is evaluated, without access to anything.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const source = readFileSync('node_modules/@huggingface/ollama-utils/src/chat-template-automap.ts', 'utf8');
const list = runInNewContext(source.slice(source.indexOf('= [') + 2).replace(/;\s*$/, ''));
const templates = new Set(list.map(entry => entry.gguf).filter(text => typeof text === 'string' && text.includes('{%')));
let count = 0;
for (const chat_template of templates) {
    const folder = join(process.argv[2], `model-${count++}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tokenizer_config.json'), JSON.stringify({ chat_template }));
}
console.log(count);
