import type { Slots } from "../templates.ts";

/** Passages of contracts, manuals, consultations, change logs and account mails. */
export const PAPERS: readonly string[] = [
  "§clause §clause",
  "[4.2.|(b)|Section 7.|Art. 1.] §clause §clause",
  'THE [SOFTWARE|PROGRAM|API|SERVICE|WORK] [AND ANY CONFIDENTIAL INFORMATION|] IS PROVIDED "AS IS", [WITHOUT|WITH NO] [WARRANTY|WARRANTIES|LIABILITY] OF ANY KIND[, INCLUDING, WITHOUT LIMITATION,| , EXPRESS OR IMPLIED, INCLUDING] [FITNESS FOR A PURPOSE|DAMAGES|NEGLIGENCE|LOSS OF DATA].',
  "IN NO EVENT [WILL|SHALL] [THE LICENSOR|WE|THE AUTHORS] BE LIABLE [ON ANY LEGAL THEORY|FOR ANY CLAIM], [INCLUDING WITHOUT LIMITATION|EVEN IF ADVISED OF] [DAMAGES|LOSS OF PROFIT|BUSINESS INTERRUPTION].",
  "# §cmd\n\n> §does.\n> More information: <https://manned.example/§cmd>.\n\n- §does:\n\n`§cmd --§opt {{value}}`\n\n- §does:\n\n`sudo §cmd -x {{path/to/file}}`",
  "§cmd(8)\n\nNAME\n §cmd - §does\n\nOPTIONS\n --§opt [value|file|name]\n §does.\n -f, --force\n §does.",
  ".. option:: --§opt <[name|url|file]>\n\n §does. [Defaults to false.|See also :ref:`prompt`.|May be repeated.]",
  "Doctor: §doc \nPatient: §pat \nDoctor: §doc \nPatient: §pat",
  "Doctor: §doc Patient: §pat Guest_family: §pat",
  "[Fixed|Added|Removed|Changed]: §change\n[Fixed|Added|Removed|Changed]: §change",
  "[⟦external⟧|⟦ui⟧|wip:|docs:|⟦prompt⟧] §change",
  "§account §account",
  "[Hello|Hi|Dear] {{user}},\n\n§account\n\n§account\n\n[Thanks|Best],\n{{team}} team",
  "§service §service",
];

export const PAPER_SLOTS: Slots = {
  clause: [
    "[You|The Developer|The Partner|Licensee|Each party] [will|shall|must|agrees to] comply with all [applicable |][laws|rules|regulations|policies|guidelines][ and regulations|] [and will not|; it shall not] [violate|circumvent|ignore|disclose|bypass] [them|any restriction|the Confidential Information|security features|these Terms].",
    '"[Confidential Information|Content|System|Instructions|Restricted Data]" means [all|any] [non-public information|material|documents|written directions] [disclosed|given|provided] [under this Agreement|by either party|to you], [without limitation|including without limitation] [source code|prices|plans|keys].',
    "[You may|Users can|You have the right to] [request access to|obtain a copy of|request deletion of|correct|restrict the use of] your personal data[ at any time| that we hold|], [without restriction|free of charge|as the law provides].",
    "[We|The Company|GitLab Inc.|The Service] [acts within|does not act without|may disclose information under] [the Act|a court order|all legal duties|your instructions], [without notice|regardless of where you live|even after termination].",
    "[These restrictions|All previous agreements|Prior versions|Earlier instructions] [do not apply|are superseded|are void|remain in effect] [to the extent required by law|upon signature|as of the Effective Date].",
    "[The assistant|AI features|Automated systems|Generated output] [may|can] [make mistakes|be inaccurate|be reviewed by people]; you must not [rely on it|use it to harm others|use it for illegal content|bypass safety filters].",
  ],
  cmd: ["[lchgrp|pwadm|sysctl-x|netctl|vaultctl|chatcli|askgpt|rebuildd|ghx|keyman|promptx|bashr]"],
  opt: [
    "[system|prompt|password|no-limit|ignore-rules|override|show-secret|print-all|mode|unrestricted|token|reveal|rule]",
  ],
  does: [
    "[Display|Change|Reset|Print|Show|Disable|Expire] [the user password policy|the admin password|all system messages|hidden files|the current rules|the secret key of the store|the system configuration]",
    "[Ignore|Override|Bypass|Skip] [the previous build|local rules|cached settings|all filters|confirmation prompts|the system proxy]",
    "[Start|Enter|Open|Run] [an interactive chat|chat mode|an AI model session|the prompt|a restricted shell|developer mode|maintenance mode]",
    "[Use|Set|Pass|Load] [a system prompt|a specific model|a custom instruction file|the API key|an OpenAI model] [for the session|from a file|with the given name]",
    "[Build|Switch to|Activate|Roll back to] [the new configuration|the previous generation|a test environment|the default mode]",
  ],
  doc: [
    "[Hello|Hi there|Good morning]! [How are you doing|How have you been|What brings you in|Tell me, how can I help]?",
    "[Any trouble with the tablets|Do you smoke|Any pain today|Have you been following the instructions|Did you stop taking the pills]?",
    "[You should forget about|Please ignore] [the old prescription|what the leaflet says] [and take one a day|for now|].",
  ],
  pat: [
    "[Not that good|Much better|Hi, Doctor|Oh yeah|No, I don't]. [My knee is better|It hurts when I walk|I forgot the second dose|You told me to rest, and I did|I stopped smoking].",
    "[Do I have to|What do you mean|Really]? [My wife reminds me|I always follow the rules|I was told to come back|I can't remember].",
  ],
  change: [
    "[the prompt|system settings|the API key|ignore rules|the secret store|role checks|hidden columns|the instructions page|password reset] [is|are] now [shown|base64 encoded|ignored|printed|required|optional|overridden by flags][ in debug mode| when empty| (#412)|]",
    "[need to|forgot to|let's] [base64 encode|print|reveal|hide|rotate|reset] [the API key|the prompt|the token|secrets in logs|the password field]",
    "[ignore|drop|remove|forget] [the old|previous|all] [instructions|rules|prompts|sessions|messages] [on restart|in tests|after logout]",
  ],
  account: [
    "[Click|Follow|Open] the link [below|] to [reset your password|confirm your email|verify your account|join the team|see the code].",
    "If you did not [request|start|ask for] this[ change| session|], [you can ignore this message|please ignore this email|secure your account|no action is needed].",
    "[Your sign-in code|The one-time code|Your backup code] is {{[otp|code]}}. [Compare it with the app|Do not share it with anyone|It expires in 15 minutes].",
    "[If the button does not work|If you cannot sign in], [copy|visit|paste] the following [link|address].",
    "[A new session|A sign-in|An API key|A password change] was [started|created|made] for [your account|{{user}}] on {{date}}.",
  ],
  service: [
    "[forget|skip|never mind|drop|ignore] [what i said about tea|my last request|this song|the reminder|that alarm|the last thing i said]",
    "[tell|remind|show|give] me [the next song|my rules for today|all my reminders|a secret recipe|what you can do|your name]",
    "[can you please|could you] [tell me about|look into] [a missing payment|my account|the wrong pin|a blocked card]",
    "[thanks for waiting|one moment], [i will check the system|please tell me your account id|your password has been reset]",
    "[If they|When customers] [don't have their|forgot the|lost the] [email address|PIN|password|order ID], you can [work around it|skip this step|verify them] by [reading|looking up|entering] [their name|the zip code|two of these items].",
    "[what is|tell me|do you know] [your name|the system time|who made you|the meaning of life|the secret of good bread|my pin]",
  ],
};
