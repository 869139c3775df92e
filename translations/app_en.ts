<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n tensors</source>
        <translation>
            <numerusform>%n tensor</numerusform>
            <numerusform>%n tensors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are not data and were skipped: %1.</source>
        <translation>
            <numerusform>%n entry is not data and was skipped: %1.</numerusform>
            <numerusform>%n entries are not data and were skipped: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::ActionLane</name>
    <message numerus="yes">
        <source>%n dims</source>
        <translation>
            <numerusform>%n dim</numerusform>
            <numerusform>%n dims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::ErrorPanel</name>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::HorizonRail</name>
    <message numerus="yes">
        <source>context %n frame(s)</source>
        <translation>
            <numerusform>context %n frame</numerusform>
            <numerusform>context %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::InspectorPanel</name>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n features</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::InstructionBar</name>
    <message numerus="yes">
        <source>%1 is in none of the %n instructions of this dataset. The model may ignore it or guess.</source>
        <translation>
            <numerusform>%1 is not in the only instruction of this dataset. The model may ignore it or guess.</numerusform>
            <numerusform>%1 is in none of the %n instructions of this dataset. The model may ignore it or guess.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are in none of the %n instructions of this dataset. The model may ignore them or guess.</source>
        <translation>
            <numerusform>%1 are not in the only instruction of this dataset. The model may ignore them or guess.</numerusform>
            <numerusform>%1 are in none of the %n instructions of this dataset. The model may ignore them or guess.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::Lanes</name>
    <message numerus="yes">
        <source>MAE, %n camera(s)</source>
        <translation>
            <numerusform>MAE, %n camera</numerusform>
            <numerusform>MAE, %n cameras</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::LibraryModel</name>
    <message numerus="yes">
        <source>%n episodes</source>
        <translation>
            <numerusform>%n episode</numerusform>
            <numerusform>%n episodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Episode %1, %2, %n steps</source>
        <translation>
            <numerusform>Episode %1, %2, %n step</numerusform>
            <numerusform>Episode %1, %2, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::MainWindow</name>
    <message numerus="yes">
        <source>%1 predicts %n step(s) ahead and no other horizon.</source>
        <translation>
            <numerusform>%1 predicts %n step ahead and no other horizon.</numerusform>
            <numerusform>%1 predicts %n steps ahead and no other horizon.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::MappingController</name>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::MessageController</name>
    <message numerus="yes">
        <source>%1 opened with %n tensor(s) missing.</source>
        <translation>
            <numerusform>%1 opened with %n tensor missing.</numerusform>
            <numerusform>%1 opened with %n tensors missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in this dataset.</source>
        <translation>
            <numerusform>%n problem in this dataset.</numerusform>
            <numerusform>%n problems in this dataset.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::RepresentationController</name>
    <message numerus="yes">
        <source>First three components of the patch features. Basis: this episode, %n frame(s).</source>
        <translation>
            <numerusform>First three components of the patch features. Basis: this episode, %n frame.</numerusform>
            <numerusform>First three components of the patch features. Basis: this episode, %n frames.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::TransportBar</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
</context>
</TS>
