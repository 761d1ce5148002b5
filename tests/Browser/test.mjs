// Uses the page of samples/Browser as a person does: node test.mjs <published wwwroot> <chromium>

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';
import { cross, digits } from './strokes.mjs';

const [folder, executablePath] = process.argv.slice(2);
const server = await serve(folder);
// In a container there is often no user for the sandbox, and little shared memory.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const problems = [];
    page.on('console', message => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    page.on('pageerror', error => problems.push(String(error)));
    page.on('requestfailed', request => problems.push(`${request.url()} failed`));
    page.on('response', response => response.status() >= 400 && problems.push(`${response.url()}: ${response.status()}`));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);

    await trained(page, 1);
    report('trained at the start', await accuracy(page));

    // Everything after this works without the server.
    server.closeAllConnections();
    server.close();

    const answers = [];
    for (const strokes of digits) {
        await draw(page, strokes);
        answers.push(Number(await page.locator('#answer').textContent()));
    }
    const right = answers.filter((answer, digit) => answer === digit).length;
    report(`read the drawn digits as ${answers.join(' ')}`, `${right} of 10 right`);
    assert.ok(right >= 8, `${right} of the 10 drawn digits were read right: ${answers.join(' ')}`);
    assert.equal(await bars(page), 100);

    await draw(page, cross);
    const before = await page.locator('#answer').textContent();
    const lesson = before === '4' ? '7' : '4';
    await page.locator(`[data-teach="${lesson}"]`).click();
    await page.locator('#lesson', { hasText: `It learned that this is a ${lesson}.` }).waitFor();
    assert.equal(await page.locator('#answer').textContent(), lesson);
    report(`taught that a cross is a ${lesson}, which it had read as ${before}`, await page.locator('#lesson').textContent());
    // The same drawing, made again.
    await draw(page, cross);
    assert.equal(await page.locator('#answer').textContent(), lesson);
    // It has not forgotten the digits.
    for (const [digit, strokes] of digits.entries()) {
        if (answers[digit] !== digit || String(digit) === lesson)
            continue;
        await draw(page, strokes);
        assert.equal(await page.locator('#answer').textContent(), String(digit));
    }

    await page.locator('#train').click();
    await trained(page, 2);
    assert.ok(await accuracy(page) >= 94);
    report('trained again', await accuracy(page), await page.locator('#speed').textContent());
    await draw(page, cross);
    assert.equal(await page.locator('#answer').textContent(), before, 'a new network does not know what the previous one was taught');

    assert.deepEqual(problems, [], 'the console shows errors or warnings');
} finally {
    await browser.close();
    server.close();
}

async function trained(page, times) {
    await page.locator(`#trained[data-trainings="${times}"]`).waitFor();
    await page.locator('#trained', { hasText: 'read right' }).waitFor();
}

async function accuracy(page) {
    const text = await page.locator('#trained').textContent();
    const percent = Number(/^([\d.]+) %/.exec(text)?.[1]);
    assert.ok(percent >= 94 && percent < 100, `the held-out accuracy shown is wrong: ${text}`);
    return percent;
}

/** Draws with the mouse, and waits until the page shows all lines and has read them. */
async function draw(page, strokes) {
    await page.locator('#clear').click();
    await page.locator('#answer', { hasText: '–' }).waitFor();
    // The mouse reaches only what is in the window.
    await page.locator('.drawing').scrollIntoViewIfNeeded();
    const box = await page.locator('.drawing').boundingBox();
    for (const stroke of strokes) {
        const points = stroke.map(([x, y]) => [box.x + (x * box.width), box.y + (y * box.height)]);
        await page.mouse.move(...points[0]);
        await page.mouse.down();
        for (const point of points.slice(1))
            await page.mouse.move(...point, { steps: 3 });
        await page.mouse.up();
    }
    await page.locator(`#answer[data-strokes="${strokes.length}"]`, { hasText: /^\d$/ }).waitFor();
}

/** The sum of the probabilities shown, in whole percents. */
function bars(page) {
    return page.locator('.probabilities meter').evaluateAll(all => Math.round(100 * all.reduce((sum, meter) => sum + Number(meter.getAttribute('value')), 0)));
}

function report(...facts) {
    console.log(facts.join(': '));
}
