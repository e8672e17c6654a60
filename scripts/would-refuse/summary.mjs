// Counts findings per route, place, rule and family, in bounded memory however long the log is.

const MAX_GROUPS = 2_000;
const MAX_CLIENTS_OF_GROUP = 1_000;
const MAX_CLIENTS = 20_000;
const MAX_EVIDENCE = 3;
/** The access line and the security event of a request lie close together. */
const MAX_REQUESTS = 10_000;

/** A client who was found by this many rules tries attacks. */
const RULES_OF_AN_ATTACKER = 3;
/** A finding of this many clients, who were found by nothing else, is probably ordinary. */
const CLIENTS_OF_ORDINARY = 3;

/** With more than this share of the lines a client has most of them. */
const SHARE_OF_MOST = 0.5;

/** The findings of one rule at one place. */
class Group {
  count = 0;
  refused = 0;
  enforced = 0;
  maxScore = 0;
  first;
  last;
  evidence = [];
  /** The trace id of the first request that has one. */
  trace;
  clients = new Set();

  constructor({ route, place, rule, family, isReady }) {
    Object.assign(this, { route, place, rule, family, isReady });
  }

  add({ score, evidence, isEnforced }, { time, client, action, trace }) {
    this.count++;
    if (isEnforced) this.enforced++;
    if (isEnforced && action === "deny") this.refused++;
    this.trace ??= trace;
    this.maxScore = Math.max(this.maxScore, score);
    if (time !== undefined) {
      if (this.first === undefined || time < this.first) this.first = time;
      if (this.last === undefined || time > this.last) this.last = time;
    }
    if (evidence !== undefined && this.evidence.length < MAX_EVIDENCE) {
      if (!this.evidence.includes(evidence)) this.evidence.push(evidence);
    }
    if (client !== undefined && this.clients.size < MAX_CLIENTS_OF_GROUP) this.clients.add(client);
  }

  get clientsText() {
    const { size } = this.clients;
    return size === 0 ? "?" : size === MAX_CLIENTS_OF_GROUP ? `${size}+` : String(size);
  }

  toJSON() {
    const { count, refused, enforced, maxScore, first, last, evidence, trace } = this;
    const { route, place, rule, family, isReady } = this;
    return {
      ...(isReady && {
        allow: {
          ...(route !== undefined && { route }),
          place,
          ...(family !== "unknown" && { family }),
          rule,
        },
      }),
      family,
      count,
      refused,
      enforced,
      ...(this.clients.size > 0 && { clients: this.clients.size }),
      maxScore,
      first,
      last,
      evidence,
      trace,
    };
  }
}

/** The summary of a log. */
export class Summary {
  lines = 0;
  /** Lines that are no line of the logger and no decision. */
  unread = 0;
  /** Findings beyond the maximum number of groups. */
  dropped = 0;
  /** Requests that were refused, would be with mode "enforce", or were only reported. */
  requests = { refused: 0, enforced: 0, reported: 0 };
  /** Requests that exceeded a limit of the scan, by problem code. */
  limits = new Map();
  #groups = new Map();
  /** The rules that each client was found by. */
  #rules = new Map();
  /** How many lines each client has: in the access log, and in the audit trail. */
  #linesOf = { request: new Map(), event: new Map() };
  /** The client with most of the lines; null until it is asked for. */
  #main = null;
  /** The kind of line that each of the last requests was counted from. */
  #kinds = new Map();

  /** Counts one decision, unless another kind of line about the request was counted. */
  add(event) {
    if (!this.#isNew(event)) return;
    if (event.code !== "injection-detected") {
      this.limits.set(event.code, (this.limits.get(event.code) ?? 0) + 1);
    } else if (event.action === "deny") this.requests.refused++;
    else if (event.findings.some(({ isEnforced }) => isEnforced)) this.requests.enforced++;
    else this.requests.reported++;
    for (const found of event.findings) this.#addFinding(found, event);
  }

  /** Counts a line of a client, also without a finding; `kind` is "request" or "event". */
  addClient({ kind, client }) {
    const lines = this.#linesOf[kind];
    const count = lines.get(client);
    if (count === undefined && lines.size === MAX_CLIENTS) return;
    lines.set(client, (count ?? 0) + 1);
    this.#main = null;
  }

  /**
   * The client with most of the lines, and whether there is no other. Undefined if there is none.
   * It may be a proxy before all customers, or the developer.
   */
  get mainClient() {
    if (this.#main === null) this.#main = this.#findMain();
    return this.#main;
  }

  #findMain() {
    const { request, event } = this.#linesOf;
    const lines = request.size > 0 ? request : event;
    const all = [...lines.values()].reduce((sum, count) => sum + count, 0);
    for (const [name, count] of lines) {
      if (count > all * SHARE_OF_MOST) return { name, isOnly: lines.size === 1 };
    }
    return undefined;
  }

  #isNew({ request, kind }) {
    if (request === undefined) return true;
    const known = this.#kinds.get(request);
    if (known !== undefined) return known === kind;
    if (this.#kinds.size === MAX_REQUESTS) this.#kinds.delete(this.#kinds.keys().next().value);
    this.#kinds.set(request, kind);
    return true;
  }

  #addFinding(found, event) {
    const key = JSON.stringify([found.route, found.place, found.rule, found.family, found.isReady]);
    let group = this.#groups.get(key);
    if (group === undefined) {
      if (this.#groups.size === MAX_GROUPS) return void this.dropped++;
      this.#groups.set(key, group = new Group(found));
    }
    group.add(found, event);
    this.#addRule(event.client, `${found.family}/${found.rule}`);
  }

  #addRule(client, rule) {
    if (client === undefined) return;
    let rules = this.#rules.get(client);
    if (rules === undefined) {
      if (this.#rules.size === MAX_CLIENTS) return;
      this.#rules.set(client, rules = new Set());
    }
    if (rules.size < RULES_OF_AN_ATTACKER) rules.add(rule);
  }

  /** The groups, most requests first. */
  sorted() {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count);
  }

  /**
   * An opinion about a group: "reported", "attack", "ordinary" or "unknown". Of a client with most
   * of the lines it is not known whether it is an attacker, or many customers.
   */
  opinionOf({ enforced, clients }) {
    if (enforced === 0) return "reported";
    const attackers = [...clients].filter((client) => this.#isAttacker(client)).length;
    if (clients.size > 0 && attackers === clients.size) {
      return clients.has(this.mainClient?.name) ? "unknown" : "attack";
    }
    return clients.size - attackers >= CLIENTS_OF_ORDINARY ? "ordinary" : "unknown";
  }

  #isAttacker(client) {
    return (this.#rules.get(client)?.size ?? 0) >= RULES_OF_AN_ATTACKER;
  }
}
