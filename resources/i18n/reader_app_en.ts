<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnnotationArrivals</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>Reading %n file…</numerusform>
            <numerusform>Reading %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) added</source>
        <translation>
            <numerusform>%n annotation added</numerusform>
            <numerusform>%n annotations added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n updated</numerusform>
            <numerusform>%n updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer here, left as they are</source>
        <translation>
            <numerusform>%n newer here, left as it is</numerusform>
            <numerusform>%n newer here, left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a certain place: see the tray</source>
        <translation>
            <numerusform>%n without a certain place: see the tray</numerusform>
            <numerusform>%n without a certain place: see the tray</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for documents that are not here yet</source>
        <translation>
            <numerusform>%n waits for a document that is not here yet</numerusform>
            <numerusform>%n wait for documents that are not here yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n annotation(s) wait for it</source>
        <translation>
            <numerusform>{0}: %n annotation waits for it</numerusform>
            <numerusform>{0}: %n annotations wait for it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) that had waited are in place</source>
        <translation>
            <numerusform>%n annotation that had waited is in place</numerusform>
            <numerusform>%n annotations that had waited are in place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationsTab</name>
    <message numerus="yes">
        <source>%n in this list</source>
        <translation>
            <numerusform>%n in this list</numerusform>
            <numerusform>%n in this list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwaitedDocumentsDialog</name>
    <message numerus="yes">
        <source>Delete the annotations that wait for these %n document(s)?</source>
        <translation>
            <numerusform>Delete the annotations that wait for %n document?</numerusform>
            <numerusform>Delete the annotations that wait for these %n documents?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwaitedLine</name>
    <message numerus="yes">
        <source>%n annotation(s) waiting for their documents…</source>
        <translation>
            <numerusform>%n annotation waiting for its document…</numerusform>
            <numerusform>%n annotations waiting for their documents…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message numerus="yes">
        <source>Delete %n document(s) for good?</source>
        <translation>
            <numerusform>Delete %n document for good?</numerusform>
            <numerusform>Delete %n documents for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) and bookmark(s) go with them.</source>
        <translation>
            <numerusform>%n annotation or bookmark goes with them.</numerusform>
            <numerusform>%n annotations and bookmarks go with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) deleted for good.</source>
        <translation>
            <numerusform>%n document deleted for good.</numerusform>
            <numerusform>%n documents deleted for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Describe</name>
    <message numerus="yes">
        <source>%n mention(s) in this document</source>
        <translation>
            <numerusform>%n mention in this document</numerusform>
            <numerusform>%n mentions in this document</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message numerus="yes">
        <source>%n document(s). Only what you change is changed.</source>
        <translation>
            <numerusform>%n document. Only what you change is changed.</numerusform>
            <numerusform>%n documents. Only what you change is changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message numerus="yes">
        <source>%n listed word(s)</source>
        <translation>
            <numerusform>%n listed word</numerusform>
            <numerusform>%n listed words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed</source>
        <translation>
            <numerusform>%n check failed</numerusform>
            <numerusform>%n checks failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) hold</source>
        <translation>
            <numerusform>%n check holds</numerusform>
            <numerusform>%n checks hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) without a place</source>
        <translation>
            <numerusform>%n annotation without a place</numerusform>
            <numerusform>%n annotations without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same in %n file(s)</source>
        <translation>
            <numerusform>The same in %n file</numerusform>
            <numerusform>The same in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n char(s)</source>
        <translation>
            <numerusform>%n char</numerusform>
            <numerusform>%n chars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeCommands</name>
    <message numerus="yes">
        <source>%n selected document(s)</source>
        <translation>
            <numerusform>%n selected document</numerusform>
            <numerusform>%n selected documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n document(s)</source>
        <translation>
            <numerusform>The whole library (%n document)</numerusform>
            <numerusform>The whole library (%n documents)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportNews</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) imported.</source>
        <translation>
            <numerusform>%n document imported.</numerusform>
            <numerusform>%n documents imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) already in the library.</source>
        <translation>
            <numerusform>%n document already in the library.</numerusform>
            <numerusform>%n documents already in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) without text left out.</source>
        <translation>
            <numerusform>%n file without text left out.</numerusform>
            <numerusform>%n files without text left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message numerus="yes">
        <source>%n document(s) removed from the library</source>
        <translation>
            <numerusform>%n document removed from the library</numerusform>
            <numerusform>%n documents removed from the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are gone from watched folders. Their documents stay in the library.</source>
        <translation>
            <numerusform>%n file is gone from watched folders. Its document stays in the library.</numerusform>
            <numerusform>%n files are gone from watched folders. Their documents stay in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarginNotes</name>
    <message numerus="yes">
        <source>%n more note(s) here: see the list of annotations</source>
        <translation>
            <numerusform>%n more note here: see the list of annotations</numerusform>
            <numerusform>%n more notes here: see the list of annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageArea</name>
    <message numerus="yes">
        <source>%n line(s) of page furniture</source>
        <translation>
            <numerusform>%n line of page furniture</numerusform>
            <numerusform>%n lines of page furniture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message numerus="yes">
        <source>%n more protected file(s) stay in the list of failures</source>
        <translation>
            <numerusform>%n more protected file stays in the list of failures</numerusform>
            <numerusform>%n more protected files stay in the list of failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message numerus="yes">
        <source>{0} — %n document(s)</source>
        <translation>
            <numerusform>{0} — %n document</numerusform>
            <numerusform>{0} — %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SafetyCommands</name>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>%n problem found.</numerusform>
            <numerusform>%n problems found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) found</source>
        <translation>
            <numerusform>%n document found</numerusform>
            <numerusform>%n documents found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are still being indexed…</source>
        <translation>
            <numerusform>%n document is still being indexed…</numerusform>
            <numerusform>%n documents are still being indexed…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectedMarksMenu</name>
    <message numerus="yes">
        <source>Delete %n annotation(s)</source>
        <translation>
            <numerusform>Delete %n annotation</numerusform>
            <numerusform>Delete %n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n annotation(s) without a place</source>
        <translation>
            <numerusform>%n annotation without a place</numerusform>
            <numerusform>%n annotations without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be placed</source>
        <translation>
            <numerusform>%n to be placed</numerusform>
            <numerusform>%n to be placed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionCommands</name>
    <message numerus="yes">
        <source>%n document(s) replaced by the new version of the file</source>
        <translation>
            <numerusform>%n document replaced by the new version of the file</numerusform>
            <numerusform>%n documents replaced by the new versions of their files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) wait for you</source>
        <translation>
            <numerusform>%n annotation waits for you</numerusform>
            <numerusform>%n annotations wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatChanged</name>
    <message numerus="yes">
        <source>%n paragraph(s) more</source>
        <translation>
            <numerusform>%n paragraph more</numerusform>
            <numerusform>%n paragraphs more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatChangedDialog</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) carried over</source>
        <translation>
            <numerusform>%n annotation carried over</numerusform>
            <numerusform>%n annotations carried over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
</context>
</TS>
