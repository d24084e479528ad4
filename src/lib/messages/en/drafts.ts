/** What a customer-success manager may write when a play fires: a greeting, one of eight bodies, a closing. */
// prettier-ignore
export const drafts = {
  "draft.greeting": "{who, select, name {Hello {contact},} other {Hello,}}",
  "draft.closing": "{who, select, name {Best regards\n{csm}\n{company}} other {Best regards\n{company}}}",

  "draft.welcome.subject": "Your contact at {company}",
  "draft.welcome.body": "I look after {account} at {company} and would like to introduce myself, so that you know whom to ask.\n\nMay I suggest half an hour in the next days? I show you what your colleagues use today and which goals were agreed, and you tell me what matters to you now.\n\nWhich day suits you? If somebody else is the right person to talk to, a name is all I need.",

  "draft.training.subject": "A short training for your team",
  "draft.training.body": "{use, select, known {Of your {seats} seats, {mau} were in use in the last 28 days. } other {}}I would like to help more of your colleagues get something out of what you pay for.\n\nI suggest one session of 45 minutes on a task that your team does every week, with your own data. You choose the task and who comes; I prepare the rest.\n\nWhich team would gain most, and does one of the next two weeks suit you?",

  "draft.reactivation.subject": "Is something in the way?",
  "draft.reactivation.body": "{account} has been using our product less than before. There may be a good reason; if there is a bad one, I would like to know it.\n\nIn twenty minutes I can show you how to get the daily work done with fewer steps, and set up reports that come by themselves.\n\nShall we talk this week? If the work has changed and you need us less, please tell me that too.",

  "draft.cross_sell.subject": "Who else in your company could use it?",
  "draft.cross_sell.body": "{use, select, known {Of your {seats} seats, {mau} were in use in the last 28 days. } other {}}It is going well, and most of that is your team’s work: thank you.\n\nBefore somebody has to wait for access, I would like to look ahead with you: who else could use it, and what would it bring them? You get a proposal only if it is worth it to you.\n\nDo you have twenty minutes in the next two weeks?",

  "draft.reference.subject": "Would you speak for us?",
  "draft.reference.body": "It is going well for {account}, and most of that is your team’s work: thank you.\n\nMay I ask for something? Either would help us: that you tell another company in a short call what has worked for you and what has not, or that you name somebody for whom we might be useful. You decide what is said, and nothing is published without your word.\n\nIf it does not suit you, a short no is quite all right and changes nothing between us.",

  "draft.check_in.subject": "Three questions to you",
  "draft.check_in.body": "It is time that I ask how you are doing. Three questions are enough; a few lines by mail will do, or half an hour by phone:\n\n1. What has gone well since we last spoke?\n2. What stands in your way, or what do you miss?\n3. What do you want to have reached in three months?\n\nI will tell you what we do about each answer, and by when.",

  "draft.renewal.subject": "{account}: your renewal",
  "draft.renewal.body": "{when, select, known {Your contract comes up for renewal on {day}.} other {Your contract comes up for renewal soon.}} Before that I would like to go through three things with you: what you got out of the past term, what did not go well, and what should change.\n\n{use, select, known {Of your {seats} seats, {mau} were in use in the last 28 days; let us also see whether the number still fits.} other {Let us also see whether the number of seats still fits.}}\n\nDoes one of the next two weeks suit you? It helps if whoever decides on the budget can join.",

  "draft.win_back.subject": "What has changed since you left",
  "draft.win_back.body": "You left us for reasons that I take seriously, so I am not writing to sell you the same thing again. I would like to tell you what has changed in what you missed, and what has not.\n\nIf fifteen minutes are worth it to you, name a day. If not, one sentence on what would have to be different helps us too.\n\nEither way, thank you for the time together."
} as const;
