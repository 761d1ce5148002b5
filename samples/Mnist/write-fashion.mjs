// Writes the images of the package fashion-mnist, a JSON file of 7,000 for each class, as IDX files. The package mixes the images for training and
// for testing, so the last 1,000 of each class are held out.
import { readFileSync, writeFileSync } from "node:fs";

const [source, target] = process.argv.slice(2);
const classes = 10, pixels = 784, perClass = 7000, forTraining = 6000;
const images = Array.from({ length: classes }, (_, label) =>
    JSON.parse(readFileSync(`${source}/${label}.json`)).data.filter(image => image.length === pixels).slice(0, perClass));

function write(name, first, last) {
    const count = classes * (last - first);
    const inputs = Buffer.alloc(16 + count * pixels), labels = Buffer.alloc(8 + count);
    [0x803, count, 28, 28].forEach((value, i) => inputs.writeUInt32BE(value, 4 * i));
    [0x801, count].forEach((value, i) => labels.writeUInt32BE(value, 4 * i));
    let n = 0;
    for (let i = first; i < last; i++) {
        for (let label = 0; label < classes; label++, n++) {
            inputs.set(images[label][i], 16 + n * pixels);
            labels[8 + n] = label;
        }
    }
    writeFileSync(`${target}/${name}-images-idx3-ubyte`, inputs);
    writeFileSync(`${target}/${name}-labels-idx1-ubyte`, labels);
}

write("train", 0, forTraining);
write("t10k", forTraining, perClass);
