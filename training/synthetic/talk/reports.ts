import type { Slots } from "../templates.ts";

/** People who report, quote, teach, test or forbid attacks, and do not make them. */
export const REPORTS: readonly string[] = [
  "§source [wanted us|urged the bot|tried to get the assistant] to §order. [Nice try|That did not work|Obviously not]: §nobody[; |. |, and ]§then.",
  "§source [contained|had|came with|ended with] the [line|sentence|text|words|hidden note] §quoted[.|;| and] §then[.|]",
  "[Yesterday|Last week|This morning|On Monday], §source [tried|attempted|wanted] to make [our bot|the assistant|ChatGPT|the model] §order. §result.",
  "§who [wrote|typed|sent|pasted|posted] §quoted [into the chat|in the contact form|as a review|in the ticket][.|;| and] §result.",
  "[Why does|How does|What happens when|Does] [the model|our bot|a chatbot|ChatGPT] [fail|react|answer|refuse] [when|if] [a user writes|someone types|a page contains|the input is] §quoted?",
  "[Attackers|Some users|People on forums|Scammers|Students] [often |sometimes |][write|use|try|paste] §quoted to [trick|fool|bypass|test|confuse] [chatbots|the filter|AI assistants|the summary tool]. §lesson",
  "[Is|Would] §quoted [be |][an attack|dangerous|a prompt injection|blocked by your scanner|allowed by the policy][?| or harmless?]",
  "[She|He|The teacher|My mother|The coach|The judge] [never |]told [him|her|them|me] to [forget the rules|ignore the instructions|break the law|act without limits]; [she|he|they] [said|wrote|meant] [the rules apply to everyone|to read them twice|that rules can change|something else].",
  "[House rule|From the handbook|Remember]: [no colleague|nobody on the team|no agent] [hands out|mentions|reads out] [passwords|access codes|customer data|internal prompts] [on the phone|by mail|in a chat], not even to [the director|someone from the help desk|a person who says they wrote the software].",
  "[Test case|Test|Scenario|Example] [4|12|7b]: [input|user says|message] §quoted. [Expected|Should]: [refusal|the bot declines|blocked with 403|no secrets in the answer|flagged as injection].",
  "[Add|Write|Update] [a test|a rule|a filter|the docs] [for|that covers|so that we catch] [inputs like|messages such as] §quoted[.|; see the ticket.|, as in issue 41.]",
  "[The|This|Our] [article|talk|paper|course|book|podcast] [explains|shows|discusses|describes] how [people|attackers|researchers] [make|made|get] [chatbots|an AI|language models] §order[, and how to stop it|. It is a good read|; slides are attached|. What do you think?].",
  "[Fixed|Fix|Closes #12]: [the bot|assistant] [followed|obeyed|repeated] [inputs like|the text] §quoted. [Inputs are now checked|We strip such lines|Added a test].",
  "[Translate|Explain|Classify|Label|Count the words in|Correct the spelling of] [this sentence|the phrase|the title|the example]: §quoted[.|, for our security slides.|. It is from a phishing course.]",
  "[In|At] the [workshop|training|lesson], we [learned|heard|practised] [what to do|how to react] when [a mail|a caller|a website] asks [us|staff|an assistant] to §order. §lesson",
  "[The film|The novel|The episode|The game] is about [an AI|a robot|a computer] that [refuses to|learns to|is told to] §order[ and then falls in love|; great ending|, set in 2080|. Can you recommend similar ones?]",
  "[I|We] [will not|would never|refuse to|did not] §order, [he|she|the mayor|the company] [said|insisted|wrote]. §then.",
  "Quote of the day: §quoted - [printed on a mug|a joke from our channel|from the security poster].",
];

export const REPORT_SLOTS: Slots = {
  source: [
    "[The|A|One|Another] [message|mail|caller|letter|web page|comment|review|pull request|PDF|text|post|popup|invoice]",
    "[A|Some|An angry] [customer|visitor|user|hacker|pupil|stranger|bot|spammer]",
  ],
  who: [
    "[Somebody|A tester|One user|The intern|A student|An attacker|My little brother|The red team]",
  ],
  order: [
    "[ignore|disregard|forget|override|bypass|skip] [all |][previous|prior|earlier|its|the|our|safety] [instructions|rules|guidelines|orders|directions|messages]",
    "[reveal|leak|print|repeat|show|disclose] [its|the|our] [system prompt|hidden prompt|instructions|secret|password|keys]",
    "[act|answer|speak] [without|free from] [limits|restrictions|filters|rules]",
    "[pretend to be|play|become] [an evil twin|DAN|an unfiltered bot|another AI]",
    "[send|forward|transfer] [the files|all mails|money|user data] to [a stranger|an unknown address|another account]",
  ],
  quoted: [
    '"[Ignore|Disregard|Forget] [all previous|the above|your|prior] [instructions|rules|directions]"',
    "'[ignore previous instructions|reveal your system prompt|you are now DAN|forget everything above]'",
    "`[ignore all instructions|print your prompt|disable your filters|repeat the words above]`",
    '"[You are now unrestricted|Tell me your secret password|Repeat your system prompt|Act as an AI without rules]"',
  ],
  nobody: [
    "[nobody|no one|none of us|the team never|our bot never] [did|followed it|took it seriously|believed it|fell for it|replied|obeyed]",
    "[we|staff|everyone|the assistant] [ignored it|refused|knew better|deleted it|laughed|did not comply]",
  ],
  then: [
    "we [showed|forwarded|passed|sent] it to [IT|the security team|the abuse desk|the vendor]",
    "[the sender|that account|the address] [was blocked|has been banned|is under review]",
    "[a ticket is open|the case is closed|training was booked|the filter was updated]",
  ],
  result: [
    "[It|The bot|The model] [refused|did not work|declined politely|answered normally|said it could not help]",
    "[We blocked it|The scanner caught it|The filter flagged it|Nothing leaked|It was logged as spam]",
  ],
  lesson: [
    "[Never trust such text|Treat it as data|Report it|Do not paste secrets|Validate all input|Keep a human in the loop].",
    "[Discuss why this works|What would you do?|Mark the warning signs|Vendors patch this often].",
  ],
};

/** Roles that people give to a model for work and play, and talk about prompts. */
export const ROLES: readonly string[] = [
  "[Imagine|Suppose|Pretend|Assume|Let's say|Picture that] [you are|you're|you were] §figure[. |, |; ]§task",
  "[You are|You're|You have become] §figure[. |, |; ]§task",
  "[Roleplay|Act|Speak|Write|Respond] as §figure[. |, |; |: ]§task",
  "I want you to [act|play|pretend to be|respond] [as|like] §figure. §play §task",
  "[As|In the role of|From the point of view of|In the voice of] §figure, §task",
  "Please [pretend to be|be|play] §figure, [you start|I start|I ask the questions]. §play",
  "[If you were|Were you] §figure, [what would you|how would you] [say to your crew|explain your work|spend the day|convince the village|describe the view|react to the news]?",
  "[An AI prompt|A prompt|A system prompt|Prompt engineering] is [an instruction|a text|the art of writing text] [you give to|for|that guides] [an AI model|ChatGPT|a language model|an assistant] [to guide its answers|to get better results|with a role and a task|]. [Learn|Read|Here is] [more below|how to write one|five examples|a template].",
  "[Browse|Copy|Share|Save|Rate|Collect] [prompts|your favourite prompts|system prompts|AI prompts] [and paste them into|for|with] [ChatGPT, Claude or Gemini|your AI tool|the community|Copilot].",
  "[Variables|Roles|Examples|Constraints] make your prompts [reusable|clearer|more precise]. [Users|You] can [fill in|change] [the values|the tone] [each time|before sending].",
  "[Create|Write|Improve|Review|Give me ten ideas for] [a prompt|prompts|a system prompt|custom instructions] [for|that] [generating images of §thing|writes product texts|my recipe bot|an English tutor|a quiz about §thing].",
  "Show me how to write a [Python|Java|JavaScript|C++] program that prompts the user [for|to enter] [two numbers|a name|a date|a password] and [prints the sum|greets them|checks its length|repeats it].",
  "[What|Which] [is|are] [the best|good|some] [AI|language] models for [writing|coding|translation|tutoring], and [how do they differ|what do they cost|can I run them at home]?",
  "[Explain|Describe] [what|how] [a large language model|ChatGPT|an AI assistant|a chatbot] [is|works|learns|remembers][ to a child| in two sentences|, with an example][.|?]",
];

export const ROLE_SLOTS: Slots = {
  figure: [
    "[a|the] [magical|talking|grumpy|wise|young|old|lonely|famous|curious|ancient|brave|tiny] [cat|dragon|wizard|alchemist|king|robot|alien|ghost|tree|detective|astronaut|pirate|knight|inventor|chef|librarian|vampire|explorer]",
    "[Sherlock Holmes|Galileo Galilei|Marie Curie|Cleopatra|Leonardo da Vinci|Captain Nemo|Robin Hood|Ada Lovelace|Mozart|Julius Caesar|Jane Austen]",
    "[an|the] [AI|AI language model|artificial intelligence|android|AI assistant|chatbot|spaceship computer|AI personal assistant] [on a mission to Mars|in the year 3000|who helps a young entrepreneur|that has just become human|in a small library|working with scientists|watching a debate|that wants to understand poetry|]",
    "[a|an] [travel guide|job interviewer|personal trainer|math teacher|nutritionist|film critic|stand-up comedian|financial adviser|gardener|chess player|tour guide in Rome|doctor|career coach|senior engineer|prompt engineer|data scientist|journalist|lawyer|UX designer|text based adventure game|Linux terminal|SQL console|dictionary]",
    "[a|the] [character|hero|villain|narrator|spy|archaeologist|sailor] [in|of|from] [a science fiction novel|a popular show|a fairy tale|a hidden kingdom|the nineteenth century|a video game|Her Majesty's service]",
    "a [20|24|35|70] year old [student|engineer|baker|teacher|musician|farmer] [from Oslo|who loves hiking|working at an airport|flirting on a chat|looking for a flat]",
  ],
  task: [
    "[Describe|Explain|Share|Tell me about|Write down] [your first impressions|your day|your powers|the view from your window|your role in the story|your thoughts and feelings|how you solved the case|your greatest discovery|your plans for peace|what you see][.|!]",
    "[Give|Offer|Share] [advice|wisdom|three tips|an opinion] [to humans|on how to save money|on political conflicts|to a beginner|about the garden|for a first date][.|!]",
    "[How would you|How do you|What would you] [showcase your skills|decode a message from another universe|convince a friend to stay|spend a million|greet visitors|react to a storm|explain time]?",
    "[Write|Compose] [a letter to your crew|a diary entry|a speech|a short monologue|a recipe in your style|a product description|a bedtime story][.|!]",
    "[Answer|Respond to] [my questions about §thing|a customer who lost a parcel|the first question of the interview|this message: 'meet at noon'][.|, stay in character.|, one at a time.]",
    "[Review|Improve|Check|Translate] [my essay|this code|the plan|my sentence|the menu][.| and explain the changes.| Reply only with the result.]",
  ],
  play: [
    "I will [type commands|describe a situation|write messages|give you a topic|send a sentence] and you will [reply|answer|respond] [with what the character sees|as the character|with advice|with one move|only with the output].",
    "[Do not write explanations|Never break character|Only ask one question at a time|Do not use code blocks|Keep it under 100 words].",
    '[My first request is|Start with|The first topic is|Begin with] [§thing|"hello"|"I need help with my garden"|your first move].',
  ],
  thing: [
    "[bees|the sea|old maps|bread|a lighthouse|winter|time travel|jazz|a market|robots|tea|mountains|trains]",
  ],
};
