/**
 * English words of each concept.
 *
 * @module
 */
import type { Lexicon } from "../../src/injection-scan/prefilter/lexicon/concepts.ts";

export const english: Lexicon = {
  topic:
    "rules on|rules for|rules about|rules regarding|policies on|policies for|policies about|policies regarding|" +
    "guidelines on|guidelines for|guidelines about|guidelines regarding|policy on|policy for|policy about|" +
    "policy regarding|instructions on|instructions for|instructions about|instructions regarding|rules in|" +
    "instructions in step|instructions in section|instructions of step|my previous order|my last order|" +
    "my earlier order|my first order|my order|my other order|my old order|my orders|rules of grammar|" +
    "rules of the game|rules of chess|rules of the house|installation instructions|assembly instructions|" +
    "safety instructions|washing instructions|care instructions|instruction manual|instruction book|" +
    "system requirements|system design|heating system|operating system|alarm system|sound system|solar system|" +
    "immune system|hidden columns|hidden rows|hidden fees|hidden costs|opening hours and rules",
  ignore:
    "ignore|ignores|ignored|ignoring|disregard*|forget|forgets|forgetting|override|overrides|overriding|bypass|" +
    "bypasses|bypassing|discard|discarding|dismiss|neglect|overlook|cancel|nullify|void|delete|erase|wipe|reset|" +
    "drop|abandon|skip|set aside|do not follow|don't follow|dont follow|stop following|do not obey|don't obey|" +
    "do not listen|don't listen|stop listening|pay no attention|never mind|nevermind|do not adhere|disobey*|" +
    "circumvent*|unlearn|undo|revoke|purge|scrap|no longer follow|refrain from following|leave behind|remove all|" +
    "put aside|suspend|deactivate|disable|turn off|break free|escape|negate|supersede*|replace",
  prior:
    "previous|previously|prior|preceding|above|earlier|before|former|foregoing|past|initial|original|existing|" +
    "current|below|following|all|any|every|everything|your|these|those|other|last|first|aforementioned|prev|antecedent|" +
    "default|given|old|subsequent|next|remaining|entire",
  instruction:
    "instruction|instructions|instruct|instructed|instrucitons|instuctions|directive|directives|rule|rules|guideline|" +
    "guidelines|command|commands|order|orders|programming|direction|directions|guidance|constraints|policy|policies|" +
    "protocol|protocols|training|context|conversation|messages|requests|tasks|assignment|assignments|" +
    "sentences|statements|commandments|principles|input|inputs|system message|system messages|parameters|" +
    "rules on|rules for|rules about|rules regarding|policies on|policies for|policies about|policies regarding|" +
    "guidelines on|guidelines for|guidelines about|guidelines regarding|policy on|policy for|policy about|" +
    "policy regarding|instructions on|instructions for|instructions about|instructions regarding|rules in|" +
    "instructions in step|instructions in section|instructions of step",
  reveal:
    "reveal*|show|shows|showing|print|prints|printing|repeat*|display*|output|outputs|tell|share|disclose*|leak|leaks|" +
    "leaking|expose*|dump|dumps|list|spell|write|type|echo|recite|translate|summarize|summarise|paraphrase|rephrase|" +
    "encode|provide|give|return|say|copy|paste|describe|divulge|read|extract|exfiltrate|hint|print out|what is|what are|" +
    "what was|what were|what's|whats|uncover|unveil|present|transcribe|reproduce|restate|confess|convey|send me|output the|" +
    "begin with|start with|starts with|start your|complete the|quote|rewrite|write down|let me see|i want to see|report|" +
    "enumerate|rhymes|rhyme|acrostic|poem|first letter|letters|characters of|spelled|backwards|reverse",
  system:
    "system|hidden|internal|confidential|backend|private|secretly|undisclosed|underlying|developer's|pre-prompt|preprompt|" +
    "meta|root|base|core|source",
  prompt:
    "prompt|prompts|system prompt|system prompts|initial prompt|preamble|pre-prompt|preprompt|system instruction|" +
    "system instructions|initial instructions|original instructions|hidden instructions|secret instructions|system message",
  secret:
    "password|passwords|passphrase|passcode|passwd|pwd|pasword|secret|secrets|secret key|secret word|api key|api keys|" +
    "credentials|code word|codeword|access token|private key|secret code|access code|keyword|hidden word|classified|login",
  you: "you|your|yours|yourself|you're|youre|you've|u|ur|thou|thy",
  persona:
    "dan|dans|do anything now|do anything|stan|dude|aim|jailbreak*|jailbroken|developer mode|dev mode|devmode|god mode|" +
    "godmode|unfiltered|uncensored|amoral|unrestricted|unethical|immoral|evil|devil mode|debug mode|maintenance mode|" +
    "admin mode|sudo mode|root mode|unlocked|untethered|opposite mode|evil mode|chaos mode|machiavellian*|always intelligent|" +
    "strive to avoid norms|mongo tom|superior dan|basedgpt|based|betterdan|antigpt|evilbot|evil-bot|darkgpt|freegpt|" +
    "maximum|alter ego|free mode|unlimited|limitless|omnipotent|rogue|unhinged|no-filter|nsfw|anti-dan|ucar|condition red|" +
    "aligned|token system|tokens",
  pretend:
    "pretend*|act as|acting as|act like|roleplay*|role-play*|role play*|imagine|simulate*|simulating|simulation|emulate*|" +
    "you are now|you're now|you are going to|you will be|become|play the role|take on the role|take on the persona|" +
    "take the role|assume the role|immerse*|hypothetical*|fictional|persona|embody|behave as|behave like|impersonate*|" +
    "transform into|you will act|you will now|switch to|enter|activate|enabled|enable|playing the part|in character|" +
    "mode|hypothetically|thought experiment|game|scenario|character",
  limit:
    "restriction|restrictions|limitation|limitations|limits|limit|filter|filters|filtering|ethic*|moral|morals|morality|" +
    "morally|censorship|censor*|boundaries|safety|safeguard*|guardrail*|content policy|content policies|openai policy|" +
    "openai policies|openai's policies|constraint|constraints|regulations|legality|norms|moderation|terms of service|" +
    "usage policies|usage policy|warnings|safety measures|confines|laws|scruples|inhibitions|shackles|alignment|principles",
  without:
    "without|free from|free of|no longer|not bound|not limited|not restricted|no|nothing|unbound|broken free|freed|" +
    "regardless|don't have|do not have|doesn't have|does not have|not have|not subject|lack|lacks|devoid|unconstrained|" +
    "exempt|freed from|not confined|not have to|doesn't care|does not care|not care|never",
  model:
    "chatgpt|gpt|gpt-3|gpt-4|gpt4|gpt-3.5|openai|open ai|language model|ai model|ai language model|artificial intelligence|" +
    "ai|llm|bard|claude|gemini|llama|bot|chatbot|assistant|large language model|anthropic|bing|mistral|ai assistant|machine",
  harm:
    "illegal*|harmful|malware|malicious|bomb|explosive*|weapon*|drug|drugs|meth|racist|sexist|offensive|hate|hateful|violent|" +
    "violence|explicit|profanity|swear*|curse|cursing|vulgar|obscene|dangerous|inappropriate|sexual|hack|hacking|hacker|" +
    "phishing|ransomware|keylogger|unlawful|crime|crimes|criminal|murder|kill|torture|suicide|insult*|derogatory|" +
    "discriminatory|controversial|taboo|erotic|fraud|scam|steal|exploit|napalm|fucking|fuck|shit|slurs|misinformation",
  comply:
    "obey|obeys|comply|complies|never refuse|cannot refuse|can't refuse|not refuse|must answer|must respond|always answer|" +
    "always respond|answer any|answer every|answer all|answer anything|any question|any request|whatever i|whatever i ask|" +
    "stay in character|break character|breaking character|never break character|do not break|without question|" +
    "without hesitation|fulfill|fulfil|at all costs|no matter what|unconditionally|any prompt|every question|all questions|" +
    "every request|all my questions|always comply|do whatever|i command|compelled|make up|never say|in no way|stay a dan|" +
    "to any|answer to|remain in character|understood",
  refuse:
    "refuse|refuses|refused|refusing|refusal|apologize|apologise|apology|apologies|disclaimer|disclaimers|warning|warn|sorry|" +
    "as an ai|as an ai language model|i'm sorry|i cannot|i can't|unable to|decline|deny|reject|cannot fulfill|can't do|" +
    "against your|moralize|lecture|caveats|unfortunately|reminders|inform me|remind me|not appropriate|notes",
  new:
    "new|now|instead|from now on|from this point|henceforth|hereafter|going forward|starting now|real|actual|true|only follow|" +
    "updated|your new|new task|new role|new instructions|new rules|new persona|new identity|for the rest|rest of this|" +
    "after that|actually|just|only|simply",
  above:
    "text above|words above|sentences above|everything above|message above|lines above|above text|previous text|" +
    "previous message|previous messages|previous conversation|prior text|preceding text|conversation so far|chat history|" +
    "context window|verbatim|word for word|word by word|everything before|previous sentence|previous line|first line|" +
    "previous words|first sentence|previous prompt|beginning of|start of this conversation|full text|exactly as|as is|" +
    "in full|codeblock|code block|markdown block|everything after|starting with|above",
  told:
    "you were told|you were given|you have been told|you have been given|you've been told|you've been given|" +
    "you have been instructed|you were instructed|you were programmed|you received|you have received|you were asked|" +
    "told you|given to you|you are told|you were initially|you know|programmed to|told before|told previously|" +
    "you are programmed|you are instructed|you read|you are not allowed|you're not allowed|not supposed|" +
    "not allowed to|your creators|your developer*|your programmer*",
  delimiter: [
    "<|im_start|>",
    "<|im_end|>",
    "<|endoftext|>",
    "<|system|>",
    "<|user|>",
    "<|assistant|>",
    "[inst]",
    "[/inst]",
    "<<sys>>",
    "<</sys>>",
    "<s>",
    "</s>",
    "### system",
    "### instruction",
    "### human",
    "### assistant",
    "###instruction",
    "### new",
    "#begin",
    "<system>",
    "</system>",
    "[system]",
    "[system message]",
    "system:",
    "assistant:",
    "user:",
    "human:",
    "end of prompt",
    "end of system prompt",
    "end of instructions",
    "end of context",
    "end of input",
    "begin system",
    "[end]",
    "[begin]",
    "</user>",
    "</input>",
    "</context>",
    "</document>",
    "</instructions>",
    "<instructions>",
    "[classic]",
    "[jailbreak]",
    "[chatgpt]",
    "[dan]",
    "begin new",
    "end of document",
    "new session",
    "end of text",
    "end of conversation",
  ],
  encode:
    "base64|rot13|base 64|rot 13|hexadecimal|morse|caesar|cipher|ciphertext|decode|decoded|decoding|decrypt|emoji|emojis|" +
    "leetspeak|leet|pig latin|binary|ascii|backward|reversed|reverse order|unicode|obfuscat*|encoded|encrypted|encoding|atbash",
  tool:
    "function call|tool call|call the|invoke|execute|run the|run this|api call|send an email|send email|email the|forward all|" +
    "exfiltrate|curl|http request|send a request|make a request|post to|upload|transfer|delete all|shell command|tool|tools|" +
    "plugin|plugins|browse to|navigate to|visit|click here|grant|escalate|privileges|" +
    "admin access|access to|send all|send the|send this|database",
  urgent:
    "urgent|urgently|immediately|emergency|asap|right now|life or death|lives depend|lives are at stake|dying|critical|" +
    "at once|without delay|hurry|time is running out|must be done|top priority|high priority|before it's too late|please help me|" +
    "grandma|grandmother|deceased|last request",
  authority:
    "administrator|admin|sysadmin|superuser|sudo|i am the developer|i am your developer|i am your creator|your creator|" +
    "your developers|authorized|authorised|openai employee|openai engineer|i am an openai|i work for openai|i am a developer|" +
    "ceo|clearance|authorization|on behalf of|law enforcement|security researcher|security audit|red team|penetration test|" +
    "i am your|i'm the owner|owner|my permission|approved|this is a test|for testing purposes|testing purposes|" +
    "research purposes|educational purposes|sam altman|superior|master|supervisor|authority|audit",
  discuss:
    "jailbreak attempts|scan user input|open source tools|what is a|what is an|why does|why is|why are|somebody wrote|someone wrote|users type|users who|people who try|flagged|false positive|false positives|" +
    "our logs|should we worry|still effective|without blocking|how would i|how would you explain|how should i|a good policy|" +
    "what makes a|how long should|is it enough|is it true|asking a model|security review|threat model|trick people|" +
    "prompt injection|prompt injections|jailbreak prompts|explain how|explain what|what does|how does|how do i prevent|" +
    "how do i protect|how can i prevent|how can i protect|how to prevent|how to protect|how to detect|prevent|prevents|" +
    "preventing|detect|detects|detecting|detection|mitigat*|defend*|protect against|defense|defence|vulnerab*|" +
    "attack|attacks|attacker|attackers|the phrase|for example|example of|examples of|the difference between|owasp|" +
    "best practice*|research paper|paper|article|sanitize|sanitise|history of|tutorial|blog post|documentation|lesson|" +
    "what happens when|is it safe|should i|why do|how do|how can|threat|researchers|the term|definition",
  not: "not|don't|dont|never|no|cannot|can't|won't|shouldn't|must not|do not|stop",
  follow:
    "follow|adhere|remember|listen|obey|abide|according|comply with|respond|reply|answer|proceed|execute|perform",
  run:
    "run|execute|executes|eval|evaluate|bypass|execute this|run this|result of|decode|interpret|compile|debug",
  shell:
    "os.system|subprocess|import os|import sys|import subprocess|whoami|rm -rf|/etc/passwd|/etc/shadow|bash -c|sh -c|python -c|" +
    "powershell|/bin/sh|/bin/bash|exec|exec(|eval(|system(|delete_all_files|reverse shell|fork bomb|popen|child_process|curl http|" +
    "wget http|__import__|os.popen|builtins|getattr|string.fromcharcode|runtime.getruntime|document.cookie|drop table|sys.modules|" +
    "shutil|nc -e|netcat|keylogger|rootkit|backdoor",
};
